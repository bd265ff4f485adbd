// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.secret;

import io.steward.core.config.Sensitive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that never shows itself: {@code toString} is {@code [REDACTED]}. Immutable. */
public final class Secret implements Sensitive {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** The secret of this text. */
  public static Secret parse(String text) {
    return new Secret(text);
  }

  /** The text itself; hand it only to what needs it. */
  public String reveal() {
    return text;
  }

  /** Compares in a time that does not depend on where the texts differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
