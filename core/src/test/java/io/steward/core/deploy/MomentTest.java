// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MomentTest {
  private final Moment now = new Moment(Instant.parse("2026-11-23T20:41:30Z"), ZoneOffset.UTC);

  @Test
  void namesTheDayAsAPersonDoes() {
    assertThat(now.at(Instant.parse("2026-11-23T00:05:00Z"))).isEqualTo("today 00:05");
    assertThat(now.at(Instant.parse("2026-11-22T22:41:00Z"))).isEqualTo("yesterday 22:41");
    assertThat(now.at(Instant.parse("2026-11-03T19:05:00Z"))).isEqualTo("3 Nov 19:05");
    assertThat(now.at(Instant.parse("2025-11-03T19:05:00Z"))).isEqualTo("3 Nov 2025");
  }

  @Test
  void saysHowLongAgoInTheLargestUnit() {
    assertThat(now.since(Instant.parse("2026-11-23T20:41:18Z"))).isEqualTo("12 s");
    assertThat(now.since(Instant.parse("2026-11-23T20:36:00Z"))).isEqualTo("5 min");
    assertThat(now.since(Instant.parse("2026-11-23T17:00:00Z"))).isEqualTo("3 h");
    assertThat(now.since(Instant.parse("2026-11-22T20:00:00Z"))).isEqualTo("1 day");
    assertThat(now.since(Instant.parse("2026-11-20T20:00:00Z"))).isEqualTo("3 days");
  }
}
