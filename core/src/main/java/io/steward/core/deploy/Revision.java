// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a stack was told to be.
 *
 * @param key whose it is
 * @param number from 1, counted per stack
 * @param origin who made it, when and why
 * @param project the name of the Compose project
 * @param rendered the normalised project as JSON, without services that were never deployed
 * @param files the bytes of every small regular file of the stack that its containers see or that
 *     its environment comes from
 * @param digest names what its files said, of services that were not deployed too
 * @param outcome how its deploy ended; absent while it runs
 */
public record Revision(
    StackKey key,
    int number,
    Origin origin,
    String project,
    String rendered,
    List<Content> files,
    String digest,
    Optional<Outcome> outcome) {

  /** Keeps its own copy. */
  public Revision {
    files = List.copyOf(files);
  }

  /**
   * Where a revision comes from.
   *
   * @param run the run that made it
   * @param actor who asked for it
   * @param reason why, may be empty
   * @param at when it began
   */
  public record Origin(String run, String actor, String reason, Instant at) {}

  /** Whether it says the same as another one. */
  boolean says(Revision other) {
    return digest.equals(other.digest) && rendered.equals(other.rendered);
  }

  /** Whether it ran and was ready, so that one can go back to it. */
  public boolean isGood() {
    return outcome.filter(o -> o.failure().isEmpty()).isPresent();
  }

  /**
   * Whether it failed, so that it is not deployed again by itself; one that was stopped did not.
   */
  public boolean isHeld() {
    return outcome.filter(Outcome::isVerdict).flatMap(Outcome::failure).isPresent();
  }
}
