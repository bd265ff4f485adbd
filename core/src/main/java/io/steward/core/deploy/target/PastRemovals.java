// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.Removal;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.EngineEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Reads from what the engine remembers how containers went. */
record PastRemovals(DockerEngine engine) {

  Map<String, Removal> of(Set<String> ids, Instant now) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, OptionalInt> codes = new HashMap<>();
    Map<String, Removal> removals = new HashMap<>();
    for (EngineEvent event : engine.listEvents(ids, List.of("die", "destroy"), now)) {
      if (event.action().equals("die")) {
        codes.put(event.id(), code(event));
      } else {
        OptionalInt code = codes.getOrDefault(event.id(), OptionalInt.empty());
        removals.put(event.id(), new Removal(event.at(), code));
      }
    }
    return removals;
  }

  private static OptionalInt code(EngineEvent event) {
    String text = event.attributes().getOrDefault("exitCode", "");
    return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
