// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.InvalidException;

/** Reads Compose files into normalised projects. Immutable; every reading is its own. */
public final class ComposeReader {
  /** A reader that looks at nothing but what a request names. */
  public ComposeReader() {}

  /**
   * Reads, interpolates, merges, checks and normalises the files of a project.
   *
   * @throws InvalidException with every problem found
   */
  public ComposeProject read(ComposeRequest request) {
    return new Reading(request).project();
  }
}
