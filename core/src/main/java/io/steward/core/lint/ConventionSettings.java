// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.operation.Arg;
import java.util.List;
import java.util.Optional;

/**
 * How things are named in a homelab; the text of each key stands with it.
 *
 * @param serviceNames what names of services look like
 * @param containerNames what names of containers look like
 * @param labels labels every service carries
 */
public record ConventionSettings(
    @Arg(
            "A regular expression for names of Compose services; lower-case letters, digits, - and _"
                + " unless given")
        Optional<String> serviceNames,
    @Arg("A regular expression for container_name; any name unless given")
        Optional<String> containerNames,
    @Arg("Labels that every Compose service carries") List<String> labels) {
  /** Keeps its own copy. */
  public ConventionSettings {
    labels = List.copyOf(labels);
  }

  static ConventionSettings none() {
    return new ConventionSettings(Optional.empty(), Optional.empty(), List.of());
  }
}
