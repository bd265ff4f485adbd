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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is told to be when only some of its services are deployed: those from the files, the
 * others as they were, so that what was not deployed is still seen as pending, and never comes back
 * as something that ran.
 *
 * @param wanted the whole stack as its files want it
 * @param last its present revision; absent where nothing of it is deployed
 * @param deployed the services that are deployed
 * @param mounting the services that get their files anew, those among them
 */
record PartialRevision(
    WantedStack wanted, Optional<Revision> last, Set<String> deployed, Set<String> mounting) {
  private static final List<String> SHARED = List.of("networks", "volumes", "configs", "secrets");

  /**
   * What was selected, and what goes along with it: that is made from the files where it is
   * replaced, and only gets the files it has mounted where it starts anew.
   */
  static PartialRevision of(PlannedStack stack, Optional<Revision> last, Selection selection) {
    Set<String> deployed = new TreeSet<>();
    Set<String> mounting = new TreeSet<>();
    for (ServiceChange change : stack.plan().services()) {
      boolean selected = selection.has(stack.name(), change.service());
      if (selected || change.change() == Change.RECREATE) {
        deployed.add(change.service());
      }
      if (change.hasNewFile()) {
        mounting.add(change.service());
      }
    }
    mounting.addAll(deployed);
    return new PartialRevision(stack.wanted(), last, deployed, mounting);
  }

  String rendered() {
    Map<String, @Nullable Object> project = new LinkedHashMap<>(read(wanted.rendered()));
    Map<String, @Nullable Object> before =
        last.map(revision -> read(revision.rendered())).orElseGet(Map::of);
    Map<String, @Nullable Object> now = Json.map(project.get("services"));
    Map<String, @Nullable Object> others = new LinkedHashMap<>(Json.map(before.get("services")));
    others.keySet().removeAll(deployed);
    Map<String, @Nullable Object> fresh = new LinkedHashMap<>(now);
    fresh.keySet().retainAll(ServiceTies.living(deployed, now));
    fresh.keySet().removeAll(others.keySet());
    project.put("services", ServiceTies.alone(merged(now, others, fresh.keySet())));
    for (String section : SHARED) {
      Set<String> used = ServiceTies.used(section, fresh);
      var things = merged(Json.map(project.get(section)), Json.map(before.get(section)), used);
      if (things.isEmpty()) {
        project.remove(section);
      } else {
        project.put(section, things);
      }
    }
    return Json.write(project);
  }

  /** In the order of the files: some things from there, all others as they were. */
  private static Map<String, @Nullable Object> merged(
      Map<String, @Nullable Object> now, Map<String, @Nullable Object> before, Set<String> fresh) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    now.forEach(
        (name, thing) -> {
          if (fresh.contains(name)) {
            merged.put(name, thing);
          } else if (before.containsKey(name)) {
            merged.put(name, before.get(name));
          }
        });
    before.forEach(merged::putIfAbsent);
    return merged;
  }

  /** A file that none of those has mounted stays what it was. */
  List<Content> files() {
    Set<Path> theirs = new TreeSet<>();
    wanted.services().values().stream()
        .filter(service -> mounting.contains(service.name()))
        .forEach(service -> service.files().forEach(file -> theirs.add(file.path())));
    Map<Path, Content> files = new LinkedHashMap<>();
    StackFiles.kept(wanted).stream()
        .filter(file -> theirs.contains(file.path()))
        .forEach(file -> files.put(file.path(), file));
    last.stream()
        .flatMap(revision -> revision.files().stream())
        .forEach(file -> files.putIfAbsent(file.path(), file));
    return new ArrayList<>(files.values());
  }

  private static Map<String, @Nullable Object> read(String rendered) {
    return Json.read(rendered, "a revision");
  }
}
