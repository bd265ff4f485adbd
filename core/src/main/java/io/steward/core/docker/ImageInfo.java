// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.time.Instant;
import java.util.List;

/**
 * An image on the engine.
 *
 * @param id {@code sha256:…}
 * @param tags its names; empty for one that lost its last
 * @param digests {@code repository@sha256:…}; empty for one that no registry ever had
 * @param config what it says about the containers made from it
 */
public record ImageInfo(
    String id,
    List<String> tags,
    List<String> digests,
    long sizeBytes,
    String os,
    String architecture,
    Instant created,
    ContainerConfig config) {
  /** Copies the lists. */
  public ImageInfo {
    tags = List.copyOf(tags);
    digests = List.copyOf(digests);
  }

  /** What it was made for, such as {@code linux/arm64}. */
  public String platform() {
    return os + "/" + architecture;
  }

  static ImageInfo read(Json json) {
    return new ImageInfo(
        json.text("Id"),
        json.texts("RepoTags"),
        json.texts("RepoDigests"),
        json.number("Size"),
        json.text("Os"),
        json.text("Architecture"),
        json.instant("Created").orElse(Instant.EPOCH),
        ContainerConfig.read(json.in("Config")));
  }
}
