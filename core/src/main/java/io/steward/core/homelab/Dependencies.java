// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names and the names each of them needs; names that are not among them are passed over. */
final class Dependencies {
  private final Map<String, Set<String>> needs = new TreeMap<>();

  Dependencies(Map<String, Set<String>> needs) {
    needs.forEach(
        (name, needed) -> {
          var known = new TreeSet<>(needed);
          known.retainAll(needs.keySet());
          this.needs.put(name, Collections.unmodifiableSet(known));
        });
  }

  Set<String> of(String name) {
    return needs.getOrDefault(name, Set.of());
  }

  List<List<String>> waves(String what) {
    List<String> cycle = cycle();
    if (!cycle.isEmpty()) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION, what + " need each other: " + String.join(" → ", cycle));
    }
    List<List<String>> waves = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (done.size() < needs.size()) {
      List<String> wave =
          needs.keySet().stream()
              .filter(name -> !done.contains(name) && done.containsAll(needs.get(name)))
              .toList();
      waves.add(wave);
      done.addAll(wave);
    }
    return List.copyOf(waves);
  }

  Set<String> dependents(String name) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String needed = open.remove();
      needs.forEach(
          (other, itsNeeds) -> {
            if (itsNeeds.contains(needed) && found.add(other)) {
              open.add(other);
            }
          });
    }
    return Collections.unmodifiableSet(found);
  }

  /** The first cycle by name, beginning and ending with the same name; empty for none. */
  List<String> cycle() {
    Set<String> clear = new HashSet<>();
    for (String name : needs.keySet()) {
      List<String> found = cycle(name, new ArrayList<>(), clear);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<String> cycle(String name, List<String> path, Set<String> clear) {
    int before = path.indexOf(name);
    if (before >= 0) {
      var found = new ArrayList<>(path.subList(before, path.size()));
      found.add(name);
      return found;
    }
    if (clear.contains(name)) {
      return List.of();
    }
    path.add(name);
    for (String needed : of(name)) {
      List<String> found = cycle(needed, path, clear);
      if (!found.isEmpty()) {
        return found;
      }
    }
    path.remove(path.size() - 1);
    clear.add(name);
    return List.of();
  }
}
