// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A secret or config given to a service.
 *
 * @param source the key of the secret or config
 * @param target where it appears in the container; absent for a config's default, {@code /source}
 * @param uid its owner
 * @param gid its group
 * @param mode its permissions
 */
public record FileGrant(
    String source,
    Optional<String> target,
    Optional<String> uid,
    Optional<String> gid,
    OptionalLong mode) {
  static FileGrant of(Printed printed) {
    return new FileGrant(
        printed.textOr("source", ""),
        printed.text("target"),
        printed.text("uid"),
        printed.text("gid"),
        printed.number("mode"));
  }
}
