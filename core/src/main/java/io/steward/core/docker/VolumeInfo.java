// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.util.Map;

/**
 * A volume of the engine.
 *
 * @param mountpoint its folder on the engine's host
 */
public record VolumeInfo(
    String name,
    String driver,
    String mountpoint,
    Map<String, String> options,
    Map<String, String> labels) {
  /** Copies what it is given. */
  public VolumeInfo {
    options = Map.copyOf(options);
    labels = Map.copyOf(labels);
  }

  static VolumeInfo read(Json json) {
    return new VolumeInfo(
        json.text("Name"),
        json.text("Driver"),
        json.text("Mountpoint"),
        json.textMap("Options"),
        json.textMap("Labels"));
  }
}
