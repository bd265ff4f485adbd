// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import java.util.regex.Pattern;

/**
 * Names a homelab for good: its state, locks and history are kept under it.
 *
 * @param value lower-case letters, digits and hyphens, no hyphen first
 */
public record HomelabId(String value) {
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9-]*");

  /** Checks the form. */
  public HomelabId {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is not an id: lower-case letters, digits and hyphens, no hyphen first");
    }
  }

  /**
   * The id of this text.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static HomelabId parse(String text) {
    return new HomelabId(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
