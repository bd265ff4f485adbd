// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private final EventLog log = new EventLog(3);

  @Test
  void forgetsTheOldestAndSaysHowMany() throws Exception {
    for (int number = 1; number <= 5; number++) {
      log.add("step", "" + number);
    }

    EventLog.News news = log.after(1, Duration.ZERO);

    assertThat(news.missed()).isEqualTo(1);
    assertThat(news.events()).extracting(EventLog.Event::id).containsExactly(3L, 4L, 5L);
    assertThat(news.ended()).isFalse();
  }

  @Test
  void addsNothingAfterTheEnd() throws Exception {
    log.end("end", "{}");
    log.add("step", "late");

    EventLog.News news = log.after(0, Duration.ofSeconds(10));

    assertThat(news.events()).extracting(EventLog.Event::type).containsExactly("end");
    assertThat(news.ended()).isTrue();
    assertThat(log.after(1, Duration.ofSeconds(10)).events()).isEmpty();
  }

  @Test
  void waitsNoLongerThanAllowed() throws Exception {
    assertThat(log.after(0, Duration.ofMillis(1)).events()).isEmpty();
  }
}
