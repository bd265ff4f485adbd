// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Arg;
import java.time.Duration;

/**
 * How much of the history of each stack is kept.
 *
 * @param revisions how many revisions that were well are kept at least
 * @param age how long every revision is kept, however many there are
 * @param images of how many revisions that were well the images are kept from a clean-up
 */
public record KeepSettings(
    @Arg(
            value =
                "How many revisions that were well are kept of each stack, from 2; with each its"
                    + " files, its snapshot, its story, the logs of what failed, and every"
                    + " revision after it",
            fallback = "20")
        int revisions,
    @Arg(
            value = "How long every revision is kept, however many there are; 0s for no time",
            fallback = "90d")
        Duration age,
    @Arg(
            value =
                "Of how many revisions that were well the images are kept from a clean-up, from 1:"
                    + " the way back needs no registry then",
            fallback = "3")
        int images) {
  /** How many revisions are kept for one reason or another. */
  int atLeast() {
    return Math.max(revisions, images);
  }
}
