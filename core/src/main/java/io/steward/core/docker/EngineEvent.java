// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened on the engine.
 *
 * @param type {@code container}, {@code network}, {@code volume}, {@code image}
 * @param action such as {@code start}, {@code die} or {@code health_status: healthy}
 * @param id of what it happened to
 * @param attributes more about it, the labels of a container included
 */
public record EngineEvent(
    Instant at, String type, String action, String id, Map<String, String> attributes) {
  /** Copies the attributes. */
  public EngineEvent {
    attributes = Map.copyOf(attributes);
  }

  static EngineEvent read(Json event) {
    Json actor = event.in("Actor");
    return new EngineEvent(
        Instant.ofEpochSecond(0, event.number("timeNano")),
        event.text("Type"),
        event.text("Action"),
        actor.text("ID"),
        actor.textMap("Attributes"));
  }

  /** The Compose service it happened to; empty when Compose did not make it. */
  public Optional<String> service() {
    return Optional.ofNullable(attributes.get(ComposeLabels.SERVICE));
  }
}
