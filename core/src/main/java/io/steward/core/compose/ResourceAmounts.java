// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Amounts of the host's resources.
 *
 * @param cpus processors, in parts of one
 * @param memoryBytes memory in bytes
 * @param pids processes
 */
public record ResourceAmounts(OptionalDouble cpus, OptionalLong memoryBytes, OptionalLong pids) {
  static ResourceAmounts of(Printed printed) {
    return new ResourceAmounts(
        printed.real("cpus"), printed.number("memory"), printed.number("pids"));
  }
}
