// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import io.steward.core.process.ProcessIdentity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * A lock as it stands in the state.
 *
 * @param name what is locked, such as {@code prod/local/monitoring}: what stands before the last
 *     slash tells things of the same name apart
 * @param holder the user who holds it
 * @param process the process that holds it
 * @param run the run that needs it, such as {@code r-1k5j0a2b3xyz}
 * @param takenAt since when
 * @param expiresAt when others may take it if it is not renewed until then
 * @param reason what for, such as {@code deploy}
 */
public record HeldLock(
    String name,
    String holder,
    ProcessIdentity process,
    String run,
    Instant takenAt,
    Instant expiresAt,
    String reason) {
  /**
   * Whether others may take it: its process has certainly ended, or it was not renewed in time. One
   * whose process certainly runs stays, however the clock was set meanwhile.
   */
  public boolean isAbandoned(Clock clock) {
    return process.isDead() || (!clock.instant().isBefore(expiresAt) && !process.isAlive());
  }

  /** What is locked, as people call it. */
  public String subject() {
    return subject(name);
  }

  static String subject(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** One line for people, with the time of day in the clock's zone. */
  public String describe(Clock clock) {
    return "%s is locked by %s on %s (pid %d, run %s, since %s): %s"
        .formatted(subject(), holder, process.host(), process.pid(), run, since(clock), reason);
  }

  private String since(Clock clock) {
    LocalDate day = LocalDate.ofInstant(takenAt, clock.getZone());
    boolean today = day.equals(LocalDate.ofInstant(clock.instant(), clock.getZone()));
    return DateTimeFormatter.ofPattern(today ? "HH:mm" : "uuuu-MM-dd HH:mm")
        .withZone(clock.getZone())
        .format(takenAt);
  }

  static HeldLock read(Row row) {
    return new HeldLock(
        row.text("name"),
        row.text("holder"),
        new ProcessIdentity(row.text("host"), row.number("pid"), row.text("process")),
        row.text("run"),
        row.instant("taken_at"),
        row.instant("expires_at"),
        row.text("reason"));
  }
}
