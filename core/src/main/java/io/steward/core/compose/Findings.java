// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Names;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong, each thing once however often it is met. */
final class Findings {
  private static final int MAX = 1_000;
  private static final int MAX_KNOWN = 2_000;

  private final Set<Problem> problems = new LinkedHashSet<>();

  void add(Position at, Where where, String message) {
    add(at, where, message, "");
  }

  /** Adds one; those after the first thousand are left out. */
  void add(Position at, Where where, String message, String hint) {
    if (problems.size() < MAX) {
      String key = where.toString();
      problems.add(
          hint.isEmpty() ? Problem.of(at, key, message) : Problem.of(at, key, message, hint));
    }
  }

  /** The hint for a name nobody knows; empty where looking for one would take long. */
  String suggestion(String name, Collection<String> known) {
    boolean tooMuch = problems.size() >= MAX || name.length() > 100 || known.size() > MAX_KNOWN;
    return tooMuch ? "" : Names.suggestion(name, known).orElse("");
  }

  void add(Position at, Where where, SyntaxException error) {
    add(at, where, error.message(), error.hint());
  }

  void addAll(Collection<Problem> more) {
    problems.addAll(more);
  }

  void addAll(Findings more) {
    problems.addAll(more.problems);
  }

  /** Whether anything is wrong with the value that begins here. */
  boolean has(Position at) {
    return problems.stream().anyMatch(problem -> problem.position().equals(at));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Every problem: files in the order given, unknown ones last, then lines and columns. */
  List<Problem> inOrderOf(List<String> sources) {
    var sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.comparingInt((Problem p) -> rank(sources, p.position().source()))
            .thenComparingInt(p -> p.position().line())
            .thenComparingInt(p -> p.position().column()));
    return sorted;
  }

  private static int rank(List<String> sources, String source) {
    int index = sources.indexOf(source);
    return index < 0 ? Integer.MAX_VALUE : index;
  }
}
