// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

/** The settings of a kind that has none. */
public record NoSettings() {
  /** The only value there is need of. */
  public static final NoSettings NONE = new NoSettings();
}
