// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;

/**
 * What a plan could do to data, and what a deploy therefore refuses until it is told otherwise.
 *
 * @param moves services that would find something else where their data is
 * @param jumps databases that would start another version on their data
 * @param gone what containers have from places that are gone: never refused, but there is no way
 *     back to them
 */
public record DataRisks(List<DataMove> moves, List<DatabaseJump> jumps, List<GonePlace> gone) {
  /** None. */
  public static final DataRisks NONE = new DataRisks(List.of(), List.of(), List.of());

  /** Keeps its own copies. */
  public DataRisks {
    moves = List.copyOf(moves);
    jumps = List.copyOf(jumps);
    gone = List.copyOf(gone);
  }

  /** Whether anything of it is refused unless it is accepted. */
  public boolean refuses() {
    return !moves.isEmpty() || jumps.stream().anyMatch(DatabaseJump::refuses);
  }
}
