// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

/**
 * A device of the host given to a container.
 *
 * @param source its path on the host, or the name of a CDI device
 * @param target its path in the container
 * @param permissions of {@code r}, {@code w} and {@code m}
 */
public record Device(String source, String target, String permissions) {
  static Device of(Printed printed) {
    return new Device(
        printed.textOr("source", ""),
        printed.textOr("target", ""),
        printed.textOr("permissions", ""));
  }
}
