// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers the variables that have no value, each place once. */
final class MissingVariables {
  private final Map<Use, TreeSet<String>> uses = new LinkedHashMap<>();

  private record Use(String name, Position position) {}

  void add(Position at, String name, @Nullable String service) {
    TreeSet<String> services = uses.computeIfAbsent(new Use(name, at), use -> new TreeSet<>());
    if (service != null) {
      services.add(service);
    }
  }

  List<MissingVariable> list() {
    return uses.entrySet().stream()
        .map(
            use ->
                new MissingVariable(
                    use.getKey().name(), use.getKey().position(), List.copyOf(use.getValue())))
        .toList();
  }
}
