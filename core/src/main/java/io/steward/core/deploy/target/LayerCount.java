// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.Fetching;
import io.steward.core.docker.PullProgress;
import java.util.HashMap;
import java.util.Map;

/** Adds up what the engine says of the layers of one image. Not thread-safe. */
final class LayerCount {
  private final Map<String, Long> layers = new HashMap<>();

  Fetching after(PullProgress step) {
    switch (step.status()) {
      // A registry that breaks off is begun with anew, so what came may become less.
      case "Downloading" -> layers.put(step.layer(), step.currentBytes());
      // The engine tells every now and then only, and of unpacking too: that is how big it was.
      case "Extracting" -> layers.merge(step.layer(), step.totalBytes(), Math::max);
      default -> {}
    }
    return new Fetching(step.status(), layers.values().stream().mapToLong(Long::longValue).sum());
  }
}
