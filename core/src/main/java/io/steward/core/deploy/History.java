// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The revisions of one stack, newest first, or the whole story of one.
 *
 * @param stack its name
 * @param at when it was looked up
 * @param present the number of the revision it has now, 0 for none
 * @param whole whether one revision was asked for, so that its logs are here too
 * @param revisions each of them
 */
public record History(String stack, Instant at, int present, boolean whole, List<Entry> revisions)
    implements Printable {
  /** Keeps its own copy. */
  public History {
    revisions = List.copyOf(revisions);
  }

  /**
   * One revision.
   *
   * @param revision its number
   * @param at when its deploy began
   * @param actor who asked for it
   * @param reason why; may be empty
   * @param run the run that made it
   * @param outcome how its deploy ended; absent while it runs, or when it was cut off
   * @param took how long that took
   * @param digest names its content
   * @param images the image of each service, as {@code service image}
   * @param files the files it keeps
   * @param logs services whose lines were kept because it failed
   * @param held whether it failed or was taken back, so that it is not deployed again by itself
   * @param story what was planned and how it went; absent where an earlier version did not keep it
   * @param log what those services wrote; empty in a list of revisions
   * @param hooks the hooks that ran; their output only where one revision is shown
   */
  public record Entry(
      int revision,
      Instant at,
      String actor,
      String reason,
      String run,
      Optional<Outcome> outcome,
      Optional<Duration> took,
      String digest,
      List<String> images,
      List<String> files,
      List<String> logs,
      boolean held,
      Optional<Story> story,
      List<KeptLog> log,
      List<HookReport> hooks) {
    /** Keeps its own copies. */
    public Entry {
      images = List.copyOf(images);
      files = List.copyOf(files);
      logs = List.copyOf(logs);
      log = List.copyOf(log);
      hooks = List.copyOf(hooks);
    }
  }

  /**
   * What a service that failed wrote, kept before its container was removed.
   *
   * @param service the Compose service
   * @param lines what it wrote, oldest first
   */
  public record KeptLog(String service, List<String> lines) {
    /** Keeps its own copy. */
    public KeptLog {
      lines = List.copyOf(lines);
    }
  }

  @Override
  public void print(Page page) {
    new HistoryPage(this, page).print();
  }
}
