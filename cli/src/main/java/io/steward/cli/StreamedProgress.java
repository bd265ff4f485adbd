// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.Line;
import io.steward.core.operation.Page;
import io.steward.core.operation.Progress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Progress that also prints parts of a result as they come. Thread-safe as far as its parts are.
 */
final class StreamedProgress implements Progress {
  private final Progress progress;
  private final Output output;
  private final AtomicBoolean used = new AtomicBoolean();

  StreamedProgress(Progress progress, Output output) {
    this.progress = progress;
    this.output = output;
  }

  @Override
  public void report(Step step) {
    progress.report(step);
  }

  @Override
  public void show(Page page) {
    progress.show(page);
  }

  @Override
  public void deadline(String group, String subject, Instant until) {
    progress.deadline(group, subject, until);
  }

  @Override
  public Optional<Parts> parts() {
    return Optional.of(this::print);
  }

  private void print(Record part, Line line) {
    used.set(true);
    output.print(part, line);
  }

  /** Whether the result was printed part by part, so that nothing of it is left. */
  boolean isPrinted() {
    return used.get();
  }
}
