// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.Steward;
import io.steward.core.error.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration as it is now: one immutable {@link Steward} after the other. What is wrong with
 * changed files leaves the generation before them in its place. Thread-safe; {@link #look} is
 * called by one thread.
 */
final class Generations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
  private final Supplier<Steward> start;
  private final Clock clock;
  private volatile Generation current;
  private final Path folder;
  private volatile List<String> broken = List.of();
  private volatile Instant since;
  private Set<Path> inputs = Set.of();
  private Fingerprint read;
  private Fingerprint seen;

  /**
   * Starts the first.
   *
   * @throws io.steward.core.error.InvalidException if its configuration is not valid
   */
  Generations(Path folder, Supplier<Steward> start, Clock clock) {
    this.folder = folder;
    this.start = start;
    this.clock = clock;
    Fingerprint before = Fingerprint.of(folder, inputs);
    this.since = clock.instant();
    Steward first = start.get();
    first.configuration().requireValid();
    this.current = new Generation(first);
    this.read = watch(before, first.configuration().inputs());
    this.seen = read;
  }

  /** The homelab's folder. */
  Path folder() {
    return folder;
  }

  /** Does something on the generation of this moment, which lives at least until it is done. */
  <T> T with(Function<Steward, T> work) {
    Generation taken = take();
    try {
      return work.apply(taken.steward());
    } finally {
      taken.giveBack();
    }
  }

  /** Takes the generation of this moment; the caller gives it back. */
  Generation take() {
    while (true) {
      Generation generation = current;
      if (generation.take()) {
        return generation;
      }
    }
  }

  /** Since when this generation is in use. */
  Instant since() {
    return since;
  }

  /** What is wrong with the files as they are now; empty when this generation was made of them. */
  List<String> broken() {
    return broken;
  }

  /**
   * Looks at the files, and reads them when they have changed and stood still since the last look,
   * so that half of a change is not taken for the whole.
   */
  void look() {
    Fingerprint now = Fingerprint.of(folder, inputs);
    boolean still = now.equals(seen);
    seen = now;
    if (!still || now.equals(read)) {
      return;
    }
    read = now;
    restart().ifPresent(this::adopt);
  }

  /**
   * Watches what the newest reading looked at from now on. What was watched before keeps the look
   * it had before that reading, so that no change during it is missed.
   */
  private Fingerprint watch(Fingerprint before, Set<Path> newest) {
    Fingerprint watched = before.watching(inputs, newest);
    inputs = newest;
    return watched;
  }

  private Optional<Steward> restart() {
    try {
      Steward next = start.get();
      read = watch(read, next.configuration().inputs());
      List<Problem> problems = next.configuration().problems();
      if (problems.isEmpty()) {
        return Optional.of(next);
      }
      next.close();
      keep(problems.stream().map(Problem::toString).toList());
    } catch (RuntimeException e) {
      keep(List.of(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private void keep(List<String> problems) {
    broken = problems;
    LOG.warn(
        "The changed configuration is not valid; the one before stays in use"
            + " problems={} first=\"{}\"",
        problems.size(),
        problems.get(0));
  }

  private void adopt(Steward next) {
    since = clock.instant();
    broken = List.of();
    Generation before = current;
    current = new Generation(next);
    before.retire();
    LOG.info("Configuration reloaded folder={}", folder);
  }

  @Override
  public void close() {
    current.retire();
  }
}
