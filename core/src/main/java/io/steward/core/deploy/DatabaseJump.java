// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/**
 * A database would start another version on the data of the present one.
 *
 * @param service the Compose service
 * @param from which database it is, such as {@code PostgreSQL 16}
 * @param to which it would be
 * @param kind what that means
 */
public record DatabaseJump(String service, String from, String to, Kind kind) {
  /** How one version follows the other. */
  public enum Kind {
    /** To a newer major version, which may not read the data, or change it for good. */
    UPGRADE,
    /** To an older version, which does not read newer data. */
    DOWNGRADE,
    /** To another database. */
    OTHER,
    /** Neither tag nor image tells one of the versions. */
    UNTOLD
  }

  /** Whether a deploy refuses it unless it is accepted. */
  boolean refuses() {
    return kind != Kind.UNTOLD;
  }

  /** {@code would go from PostgreSQL 16 to PostgreSQL 17 with its data}. */
  String sentence() {
    return switch (kind) {
      case UPGRADE, OTHER -> "would go from " + from + " to " + to + " with its data";
      case DOWNGRADE ->
          "would go back from " + from + " to " + to + ", which does not read newer data";
      case UNTOLD -> "may go to another major version with its data: " + from + " to " + to;
    };
  }
}
