// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tags {@code !reset} and {@code !override} of one document take out of what is below. */
final class Resets {
  static final String RESET = "!reset";
  static final String OVERRIDE = "!override";

  private final List<List<String>> paths = new ArrayList<>();

  /** Remembers a tag that stands here; one inside a list, or on a whole file, takes nothing out. */
  void add(Where where) {
    List<String> path = where.path();
    if (!path.isEmpty() && path.stream().noneMatch(step -> step.startsWith("["))) {
      paths.add(path);
    }
  }

  /** Takes the keys out of a whole file. */
  void apply(Value.Fields file) {
    for (List<String> path : paths) {
      remove(file, path, 0);
    }
  }

  /** Takes the keys of this service out of what it extends. */
  void apply(String service, Value.Fields extended) {
    for (List<String> path : paths) {
      if (path.size() > 2 && path.get(0).equals("services") && path.get(1).equals(service)) {
        remove(extended, path, 2);
      }
    }
  }

  private static void remove(Value.Fields file, List<String> path, int from) {
    Value.@Nullable Fields holder = file;
    for (int index = from; index < path.size() - 1 && holder != null; index++) {
      holder = holder.fields(path.get(index));
    }
    if (holder != null) {
      holder.remove(path.get(path.size() - 1));
    }
  }
}
