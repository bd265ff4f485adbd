// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.operation.Textual;

/**
 * A text of the configuration that may hold a secret.
 *
 * @param text the text itself
 * @param secret whether part of it came from a secret; then {@code toString} hides it
 */
public record Value(String text, boolean secret) implements Textual {
  /** The text, or {@code (hidden)}. */
  @Override
  public String toString() {
    return secret ? "(hidden)" : text;
  }
}
