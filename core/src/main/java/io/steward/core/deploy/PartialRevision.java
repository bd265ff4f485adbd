// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.operation.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is told to be when only some of its services are deployed: those from the files, the
 * others as they were, so that what was not deployed is still seen as pending, and never comes back
 * as something that ran.
 *
 * @param wanted the whole stack as its files want it
 * @param last its present revision
 * @param deployed the services that are deployed
 */
record PartialRevision(WantedStack wanted, Revision last, Set<String> deployed) {
  private static final List<String> SHARED = List.of("networks", "volumes", "configs", "secrets");

  String rendered() {
    Map<String, @Nullable Object> project = new LinkedHashMap<>(read(wanted.rendered()));
    Map<String, @Nullable Object> before = read(last.rendered());
    Map<String, @Nullable Object> services = new LinkedHashMap<>(map(before.get("services")));
    services.keySet().removeAll(deployed);
    map(project.get("services"))
        .forEach(
            (name, service) -> {
              if (deployed.contains(name)) {
                services.put(name, service);
              } else {
                services.putIfAbsent(name, service);
              }
            });
    project.put("services", services);
    for (String shared : SHARED) {
      Map<String, @Nullable Object> things = new LinkedHashMap<>(map(before.get(shared)));
      things.putAll(map(project.get(shared)));
      if (!things.isEmpty()) {
        project.put(shared, things);
      }
    }
    return Json.write(project);
  }

  /** A file that no deployed service has mounted stays what it was. */
  List<Content> files() {
    Set<Path> theirs = new TreeSet<>();
    wanted.services().values().stream()
        .filter(service -> deployed.contains(service.name()))
        .forEach(service -> service.files().forEach(file -> theirs.add(file.path())));
    Map<Path, Content> files = new LinkedHashMap<>();
    StackFiles.kept(wanted).forEach(file -> files.put(file.path(), file));
    last.files().stream()
        .filter(file -> !theirs.contains(file.path()))
        .forEach(file -> files.put(file.path(), file));
    return new ArrayList<>(files.values());
  }

  private static Map<String, @Nullable Object> read(String rendered) {
    return Json.read(rendered, "a revision");
  }

  @SuppressWarnings("unchecked") // keys of a JSON object are texts
  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }
}
