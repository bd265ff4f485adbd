// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/**
 * How far the fetching of an image is.
 *
 * @param words what is done at the moment
 * @param bytes how much came from the registry so far; 0 where that is not known
 */
public record Fetching(String words, long bytes) {
  /** Nothing was heard yet. */
  static final Fetching BEGUN = new Fetching("", 0);
}
