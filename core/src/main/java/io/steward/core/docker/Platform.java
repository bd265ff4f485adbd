// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an image is built for, in the words of registries.
 *
 * @param system such as {@code linux}
 * @param architecture such as {@code amd64} or {@code arm}
 * @param variant such as {@code v7}; may be empty
 */
record Platform(String system, String architecture, String variant) {
  private static final Map<String, String> ARCHITECTURES =
      Map.of(
          "x86_64", "amd64", "aarch64", "arm64", "armv7l", "arm", "armv6l", "arm", "i386", "386",
          "i686", "386");

  /** The engine tells the architecture as the kernel does. */
  static Platform of(EngineInfo engine) {
    String kernel = engine.architecture().toLowerCase(Locale.ROOT);
    String variant = kernel.startsWith("armv") ? kernel.substring(3, 5) : "";
    return new Platform(engine.osType(), ARCHITECTURES.getOrDefault(kernel, kernel), variant);
  }

  /** The entry of an image index that the engine would take; empty when there is none. */
  Optional<Json> choose(List<Json> manifests) {
    return manifests.stream()
        .filter(manifest -> manifest.in("platform").text("os").equals(system))
        .filter(manifest -> manifest.in("platform").text("architecture").equals(architecture))
        .max(Comparator.comparing(m -> m.in("platform").text("variant").equals(variant)));
  }
}
