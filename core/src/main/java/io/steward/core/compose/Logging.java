// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.Map;
import java.util.Optional;

/**
 * Where the output of a container goes.
 *
 * @param driver the driver; absent for the engine's default
 * @param options its options
 */
public record Logging(Optional<String> driver, Map<String, String> options) {
  /** Keeps its own copy of the options. */
  public Logging {
    options = Map.copyOf(options);
  }

  static Logging of(Printed printed) {
    return new Logging(printed.text("driver"), printed.pairs("options"));
  }
}
