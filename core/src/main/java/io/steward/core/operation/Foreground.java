// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import java.util.function.Supplier;

/**
 * The standard streams of whoever runs an operation, lent to a program that they use themselves.
 */
public interface Foreground {
  /** Whether a person types and reads there, so that the program may have a terminal. */
  boolean interactive();

  /** Does the work of the program; nobody else writes to the streams or reads them meanwhile. */
  <T> T lend(Supplier<T> work);
}
