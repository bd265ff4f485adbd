// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

/**
 * A limit of the kernel for a container's processes.
 *
 * @param soft what applies
 * @param hard what a process may raise it to
 */
public record Ulimit(long soft, long hard) {
  static Ulimit of(Object printed) {
    if (printed instanceof Number number) {
      return new Ulimit(number.longValue(), number.longValue());
    }
    Printed pair = Printed.of(printed);
    return new Ulimit(pair.number("soft").orElse(0), pair.number("hard").orElse(0));
  }
}
