// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds services that wait for each other in a circle. */
final class Cycles {
  private final Value.Fields services;
  private final Findings findings;
  private final Map<String, List<String>> open = new LinkedHashMap<>();

  Cycles(Value.Fields services, Set<String> enabled, Findings findings) {
    this.services = services;
    this.findings = findings;
    for (String name : enabled) {
      Value.Fields service = services.fields(name);
      Value.Fields all = service == null ? null : service.fields("depends_on");
      List<String> needs =
          all == null
              ? List.of()
              : all.values().keySet().stream().filter(enabled::contains).toList();
      open.put(name, needs);
    }
  }

  void check() {
    removeThoseThatCanStart();
    if (open.isEmpty()) {
      return;
    }
    Set<String> path = new LinkedHashSet<>();
    String at = open.keySet().iterator().next();
    while (path.add(at)) {
      at =
          open.getOrDefault(at, List.of()).stream()
              .filter(open::containsKey)
              .findFirst()
              .orElse(at);
    }
    List<String> steps = new ArrayList<>(path);
    List<String> circle = new ArrayList<>(steps.subList(steps.indexOf(at), steps.size()));
    circle.add(at);
    Value.Fields service = services.fields(at);
    findings.add(
        service == null ? services.at() : service.keyAt("depends_on"),
        Where.ROOT.child("services").child(at).child("depends_on"),
        "waits for itself: " + String.join(" -> ", circle));
  }

  private void removeThoseThatCanStart() {
    Map<String, Integer> waiting = new HashMap<>();
    Map<String, List<String>> dependents = new HashMap<>();
    var ready = new ArrayDeque<String>();
    open.forEach(
        (name, needs) -> {
          waiting.put(name, needs.size());
          needs.forEach(need -> dependents.computeIfAbsent(need, n -> new ArrayList<>()).add(name));
          if (needs.isEmpty()) {
            ready.add(name);
          }
        });
    while (!ready.isEmpty()) {
      String name = ready.remove();
      open.remove(name);
      for (String dependent : dependents.getOrDefault(name, List.of())) {
        if (waiting.merge(dependent, -1, Integer::sum) == 0) {
          ready.add(dependent);
        }
      }
    }
  }
}
