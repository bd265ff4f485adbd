// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.Map;
import java.util.Optional;

/**
 * A volume of a project that an enabled service mounts.
 *
 * @param key what the file calls it
 * @param name what the engine calls it
 * @param external whether it is somebody else's and must exist
 * @param driver its driver; absent for the engine's default
 * @param driverOptions options for the driver
 * @param labels its labels
 */
public record ComposeVolume(
    String key,
    String name,
    boolean external,
    Optional<String> driver,
    Map<String, String> driverOptions,
    Map<String, String> labels) {
  /** Keeps its own copies. */
  public ComposeVolume {
    driverOptions = Map.copyOf(driverOptions);
    labels = Map.copyOf(labels);
  }

  static ComposeVolume of(String key, Printed printed) {
    return new ComposeVolume(
        key,
        printed.textOr("name", key),
        printed.flag("external"),
        printed.text("driver"),
        printed.pairs("driver_opts"),
        printed.pairs("labels"));
  }
}
