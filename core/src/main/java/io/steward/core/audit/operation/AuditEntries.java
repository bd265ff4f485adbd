// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit.operation;

import io.steward.core.operation.Table;
import io.steward.core.operation.Tabular;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Entries of the audit log, newest first.
 *
 * @param entries each of them
 */
record AuditEntries(List<Item> entries) implements Tabular {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  AuditEntries {
    entries = List.copyOf(entries);
  }

  /**
   * One entry.
   *
   * @param sequence its number, from 1
   * @param at when it was written
   * @param actor who
   * @param operation what
   * @param subject on what; empty for everything
   * @param outcome how it ended
   * @param details more as a JSON text, secrets masked
   */
  record Item(
      long sequence,
      Instant at,
      String actor,
      String operation,
      String subject,
      String outcome,
      String details) {}

  @Override
  public Table table() {
    return new Table(
        List.of("NO", "WHEN", "WHO", "OPERATION", "ON", "OUTCOME"),
        entries.stream()
            .map(
                entry ->
                    List.of(
                        Long.toString(entry.sequence()),
                        TIME.format(entry.at().atZone(ZoneId.systemDefault())),
                        entry.actor(),
                        entry.operation(),
                        entry.subject(),
                        entry.outcome().split(":", 2)[0]))
            .toList());
  }

  @Override
  public String ifEmpty() {
    return "The audit log has no entries of that time.";
  }
}
