// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.LogReader.Manner;
import io.steward.core.operation.Line;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
  private static final Manner PLAIN = new Manner(100, Duration.ZERO, false);

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {} }\n")
            .stack("site", "services: { web: { image: nginx:1 }, app: { image: app:1 } }\n");
    bench.deploy();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Progress streamed(List<Line> lines) {
    return new Progress() {
      @Override
      public void report(Step step) {}

      @Override
      public Optional<Parts> parts() {
        return Optional.of((part, line) -> lines.add(line));
      }
    };
  }

  @Test
  void readsTheLinesOfEveryContainerThatIsMeant() {
    Logs all = bench.get(LogReader.class).read(bench.selection("site"), PLAIN);
    Logs web = bench.get(LogReader.class).read(bench.selection("site/web"), PLAIN);

    assertThat(all.lines()).extracting(Logs.LogEntry::service).contains("web", "app");
    assertThat(web.lines()).isNotEmpty().allMatch(line -> line.service().equals("web"));
  }

  @Test
  void alignsLinesBehindTheNamesOfContainers() {
    var shorter = new Logs.LogEntry("site", "app", "site-app-1", "12:00", false, "up");
    var longer = new Logs.LogEntry("site", "proxy", "site-proxy-1", "12:00", false, "up");

    assertThat(shorter.line(12, false).plain()).isEqualTo("site-app-1   | up");
    assertThat(longer.line(12, true).plain()).isEqualTo("site-proxy-1 | 12:00 up");
    assertThat(longer.line(0, false).plain()).isEqualTo("up");
  }

  @Test
  void givesLinesOutAsTheyComeUntilTheRunIsStopped() {
    List<Line> lines = new CopyOnWriteArrayList<>();
    var run =
        new Run("", "mark", folder, false, streamed(lines), q -> true, () -> !lines.isEmpty());

    Logs rest = bench.get(LogReader.class).follow(bench.selection("site/web"), PLAIN, run);

    assertThat(lines).isNotEmpty();
    assertThat(rest.lines()).isEmpty();
  }

  @Test
  void refusesToFollowWhereNobodyShowsLines() {
    assertThatThrownBy(
            () -> bench.get(LogReader.class).follow(bench.selection("site"), PLAIN, bench.run()))
        .hasMessage("lines cannot be shown here as they come: read them without follow");
  }

  @Test
  void saysWhereNoLogIsKept() {
    assertThatThrownBy(() -> bench.get(LogReader.class).kept(bench.selection("site"), 1))
        .hasMessage("no log is kept of site revision 1");
  }
}
