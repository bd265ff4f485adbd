// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.error.Position;

/**
 * Where a finding is.
 *
 * @param position the place in a file
 * @param service the Compose service, empty for the stack as a whole
 * @param key the dotted path of the key, empty for the file as a whole
 */
public record Spot(Position position, String service, String key) {
  /** A place that belongs to no service and no key, such as a line of an {@code .env} file. */
  public static Spot of(Position position) {
    return new Spot(position, "", "");
  }
}
