// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.operation.Arg;
import java.util.List;

/**
 * A target that only pretends.
 *
 * @param kept whether it remembers from one command to the next
 * @param networks external networks that are there
 * @param volumes external volumes that are there
 */
public record SimulatedSettings(
    @Arg(
            value =
                "Whether its containers are remembered from one command to the next, sealed in the"
                    + " state; else they end with the process",
            fallback = "true")
        boolean kept,
    @Arg("External networks that it has from the beginning") List<String> networks,
    @Arg("External volumes that it has from the beginning") List<String> volumes) {

  /** Keeps its own copies. */
  public SimulatedSettings {
    networks = List.copyOf(networks);
    volumes = List.copyOf(volumes);
  }
}
