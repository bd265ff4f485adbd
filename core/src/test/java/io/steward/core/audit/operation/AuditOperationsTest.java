// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.audit.AuditEntry;
import io.steward.core.audit.AuditLog;
import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import io.steward.core.state.Database;
import io.steward.core.testing.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditOperationsTest {
  @TempDir Path folder;
  private final MutableClock clock = MutableClock.at("2026-11-23T08:00:00Z");
  private Database database;
  private AuditLog log;
  private Run run;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder.resolve("state.db"), clock);
    log = new AuditLog(database, clock);
    run = Run.of("mark", folder);
    log.append(new AuditEntry("mark", "stack deploy", "site", "done", "{}"));
    clock.advance(Duration.ofHours(2));
    log.append(new AuditEntry("mark", "stack stop", "site", "refused: no answer", "{}"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void listsTheNewestFirst() {
    var operation = new ReadAuditLog(log, clock);

    AuditEntries all = operation.run(new ReadAuditLog.Input(50, Duration.ZERO), run);
    AuditEntries recent = operation.run(new ReadAuditLog.Input(50, Duration.ofHours(1)), run);

    assertThat(all.entries()).extracting(AuditEntries.Item::sequence).containsExactly(2L, 1L);
    assertThat(recent.entries()).extracting(AuditEntries.Item::sequence).containsExactly(2L);
    assertThat(all.table().rows().get(0)).endsWith("stack stop", "site", "refused");
    assertThatThrownBy(() -> operation.run(new ReadAuditLog.Input(0, Duration.ZERO), run))
        .hasMessage("limit must be at least 1, not 0");
  }

  @Test
  void findsTheLogUnbroken() {
    AuditCheck check = new VerifyAuditLog(log).run(new VerifyAuditLog.Input(), run);

    assertThat(check.failure()).isEmpty();
    assertThat(text(check)).startsWith("✓ unbroken: 2 entries\n  The hash of the last one:\n  ");
    assertThat(check.lastHash()).matches("[0-9a-f]{64}");
  }

  @Test
  void saysWhichEntryIsBroken() {
    var check =
        new AuditCheck(
            false, 0, "", Optional.of(4L), "entry 4 was changed: its hash does not match");

    assertThat(text(check)).isEqualTo("✗ broken: entry 4 was changed: its hash does not match");
    assertThat(check.failure()).contains(ErrorKind.FAILED);
    assertThat(check.error()).contains("the audit log is broken at entry 4");
  }

  private static String text(AuditCheck check) {
    var page = new Page();
    check.print(page);
    return page.plain();
  }
}
