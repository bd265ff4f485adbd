// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares configs and secrets that are written in the files or come from variables. Compose copies
 * them into a container when it makes it, and does not see that they changed.
 */
final class GrantedContents {
  private GrantedContents() {}

  /** What changed between two rendered projects, by the services that are given it. */
  static Map<String, List<FieldChange>> changed(Optional<String> before, String now) {
    boolean none = !now.contains("\"configs\"") && !now.contains("\"secrets\"");
    if (none || before.isEmpty() || before.get().equals(now)) {
      return Map.of();
    }
    Map<String, @Nullable Object> old = Json.read(before.get(), "a revision");
    Map<String, @Nullable Object> fresh = Json.read(now, "a project");
    Map<String, List<FieldChange>> changed = new LinkedHashMap<>();
    Json.map(fresh.get("services"))
        .forEach(
            (name, service) -> {
              List<FieldChange> changes = new ArrayList<>();
              changes.addAll(changes("configs", "config", Json.map(service), old, fresh));
              changes.addAll(changes("secrets", "secret", Json.map(service), old, fresh));
              if (!changes.isEmpty()) {
                changed.put(name, changes);
              }
            });
    return changed;
  }

  private static List<FieldChange> changes(
      String section,
      String word,
      Map<String, @Nullable Object> service,
      Map<String, @Nullable Object> old,
      Map<String, @Nullable Object> fresh) {
    return Json.list(service.get(section)).stream()
        .map(grant -> String.valueOf(Json.map(grant).get("source")))
        .filter(
            source -> {
              Optional<Object> was = content(old, section, source);
              Optional<Object> is = content(fresh, section, source);
              return was.isPresent() && is.isPresent() && !was.equals(is);
            })
        .map(source -> FieldChange.note(word, source, "changed since it was deployed"))
        .toList();
  }

  /** What a config or secret holds; empty when that is a file, or not known. */
  private static Optional<Object> content(
      Map<String, @Nullable Object> project, String section, String source) {
    Map<String, @Nullable Object> thing = Json.map(Json.map(project.get(section)).get(source));
    return Optional.ofNullable(thing.get("content"))
        .or(() -> Optional.ofNullable(thing.get(VariableContents.KEY)));
  }
}
