// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {
  private static final LogRequest ALL = LogRequest.last(-1);

  private final LabEngine lab = new LabEngine();
  private final List<LogLine> lines = new CopyOnWriteArrayList<>();

  @AfterEach
  void cleanUp() {
    lab.close();
  }

  private List<String> read(String name, LogRequest request) throws InterruptedException {
    lines.clear();
    try (var stream = lab.engine.logs(name, request, lines::add)) {
      assertThat(stream.await(Duration.ofSeconds(10))).isTrue();
    }
    return lines.stream().map(LogLine::text).toList();
  }

  private void awaitEnd(String name) {
    await().until(() -> lab.engine.getContainer(name).state().status().equals("exited"));
  }

  @Test
  void tellsBothStreamsApartWithTheirTimes() throws Exception {
    String name = lab.run("sh", "-c", "echo out; echo 'err  two ü' >&2");
    awaitEnd(name);

    assertThat(read(name, ALL)).containsExactlyInAnyOrder("out", "err  two ü");

    Instant started = lab.engine.getContainer(name).state().startedAt().orElseThrow();
    assertThat(lines).allMatch(line -> line.at().isAfter(started.minusSeconds(1)));
    assertThat(lines)
        .filteredOn(LogLine::error)
        .extracting(LogLine::text)
        .containsExactly("err  two ü");
  }

  @Test
  void givesTheLastLines() throws Exception {
    String name = lab.run("seq", "1", "500");
    awaitEnd(name);

    assertThat(read(name, LogRequest.last(2))).containsExactly("499", "500");
    assertThat(read(name, LogRequest.last(0))).isEmpty();
    assertThat(read(name, ALL)).hasSize(500);
    assertThat(read(name, new LogRequest(-1, Instant.parse("2100-01-01T00:00:00Z"), false)))
        .isEmpty();
  }

  @Test
  void readsTheOutputOfATerminal() throws Exception {
    String name = lab.create(List.of("-t"), "sh", "-c", "echo one; echo two >&2");
    lab.engine.start(name);
    awaitEnd(name);

    assertThat(read(name, ALL)).containsExactly("one", "two");
    assertThat(lines).noneMatch(LogLine::error);
  }

  @Test
  void followsUntilClosed() throws Exception {
    String name = lab.run("sh", "-c", "i=0; while :; do i=$((i+1)); echo $i; sleep 0.05; done");

    try (var stream = lab.engine.logs(name, new LogRequest(-1, Instant.EPOCH, true), lines::add)) {
      await().until(() -> lines.size() > 3);
      assertThat(stream.isOpen()).isTrue();
      stream.cancel();
      assertThat(stream.await(Duration.ofSeconds(2))).isTrue();
    }

    assertThat(lines).extracting(LogLine::text).startsWith("1", "2", "3");
    assertThat(lab.engine.getContainer(name).state().running()).isTrue();
  }

  @Test
  void followsToTheEndOfTheContainer() throws Exception {
    String name = lab.run("sh", "-c", "echo a; sleep 0.5; echo b");

    assertThat(read(name, new LogRequest(-1, Instant.EPOCH, true))).containsExactly("a", "b");
  }

  @Test
  void saysThatThereIsNoSuchContainer() {
    assertThatThrownBy(() -> lab.engine.logs("no-such", ALL, lines::add))
        .hasMessageContaining("refused 'logs no-such' with 404: No such container: no-such");
  }
}
