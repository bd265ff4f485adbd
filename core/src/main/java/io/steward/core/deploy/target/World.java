// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import java.util.function.Function;

/** Keeps what a simulated target has. Thread-safe. */
interface World {
  /** Looks at it as it is now. */
  <T> T look(Function<Things, T> question);

  /** Changes it; nobody else changes it meanwhile. */
  <T> T change(Function<Things, T> work);
}
