// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

/**
 * What {@code docker run} was told of a container and no plan compares.
 *
 * @param removedOnStop whether the engine removes the container as soon as it stops
 */
public record RunOptions(boolean removedOnStop) {
  static RunOptions read(Json container) {
    return new RunOptions(container.in("HostConfig").flag("AutoRemove"));
  }
}
