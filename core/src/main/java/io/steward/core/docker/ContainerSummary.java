// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the list of containers.
 *
 * @param image as the container names it
 * @param state {@code created}, {@code running}, {@code exited} …
 * @param status the engine's sentence, such as {@code Up 2 hours (healthy)}
 * @param networkMode whose network it is in: {@code container:ID} for another one's
 */
public record ContainerSummary(
    String id,
    String name,
    String image,
    String imageId,
    String state,
    String status,
    Instant created,
    String networkMode,
    Map<String, String> labels) {
  /** Copies the labels. */
  public ContainerSummary {
    labels = Map.copyOf(labels);
  }

  /** Its Compose project; empty when Compose did not make it. */
  public Optional<String> project() {
    return Optional.ofNullable(labels.get(ComposeLabels.PROJECT));
  }

  /** Its Compose service; empty when Compose did not make it. */
  public Optional<String> service() {
    return Optional.ofNullable(labels.get(ComposeLabels.SERVICE));
  }

  /** Whether it stays, unlike one that {@code docker compose run} made. */
  public boolean lasts() {
    return !"True".equals(labels.get(ComposeLabels.ONE_OFF));
  }

  static ContainerSummary read(Json json) {
    String name = json.texts("Names").stream().findFirst().orElse("");
    return new ContainerSummary(
        json.text("Id"),
        name.startsWith("/") ? name.substring(1) : name,
        json.text("Image"),
        json.text("ImageID"),
        json.text("State"),
        json.text("Status"),
        Instant.ofEpochSecond(json.number("Created")),
        json.in("HostConfig").text("NetworkMode"),
        json.textMap("Labels"));
  }
}
