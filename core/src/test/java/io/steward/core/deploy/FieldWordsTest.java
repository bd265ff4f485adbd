// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldWordsTest {
  @Test
  void leavesOutEveryAddress() {
    assertThat(FieldWords.port("0.0.0.0", "80", "80/tcp")).isEqualTo("80 → 80/tcp");
    assertThat(FieldWords.port("::", "80", "80/tcp")).isEqualTo("80 → 80/tcp");
    assertThat(FieldWords.port("127.0.0.1", "80", "80/tcp")).isEqualTo("127.0.0.1:80 → 80/tcp");
  }

  @Test
  void sortsNamesWhoseOrderMeansNothing() {
    assertThat(FieldWords.set(List.of("NET_ADMIN", "CAP_CHOWN"))).isEqualTo("CHOWN, NET_ADMIN");
  }

  @Test
  void quotesWordsThatBlanksWouldSplit() {
    assertThat(FieldWords.list(List.of("sh", "-c", "echo hi", ""))).isEqualTo("sh -c 'echo hi' ''");
  }

  @Test
  void writesAmountsInTheLargestUnitThatFits() {
    assertThat(FieldWords.bytes(4L << 30)).isEqualTo("4 GB");
    assertThat(FieldWords.bytes(1536L << 20)).isEqualTo("1536 MB");
    assertThat(FieldWords.bytes(1000)).isEqualTo("1000 B");
    assertThat(FieldWords.bytes(0)).isEmpty();
    assertThat(FieldWords.cpus(0.5)).isEqualTo("0.5");
    assertThat(FieldWords.cpus(2)).isEqualTo("2");
    assertThat(FieldWords.duration(Duration.ofMillis(1500))).isEqualTo("1500 ms");
    assertThat(FieldWords.duration(Duration.ofMinutes(2))).isEqualTo("120 s");
    assertThat(FieldWords.duration(Duration.ZERO)).isEmpty();
  }

  @Test
  void comparesWhoseSpaceItIsByKindAlone() {
    assertThat(FieldWords.mode("service:vpn")).isEqualTo("of another");
    assertThat(FieldWords.mode("container:4f1c")).isEqualTo("of another");
    assertThat(FieldWords.mode("host")).isEqualTo("host");
  }

  @Test
  void namesHowAContainerIsOnANetwork() {
    assertThat(FieldWords.network(Set.of(), "", "", List.of())).isEqualTo("joined");
    assertThat(FieldWords.network(Set.of("db"), "10.0.0.2", "fd::2", List.of()))
        .isEqualTo("joined as db at 10.0.0.2 at fd::2");
  }

  @Test
  void countsTwiceTheMemoryAsNothingSaidOfSwap() {
    assertThat(FieldWords.swap(64, 128)).isEmpty();
    assertThat(FieldWords.swap(0, 0)).isEmpty();
    assertThat(FieldWords.swap(64, -1)).isEqualTo("no bound");
    assertThat(FieldWords.swap(64L << 20, 64L << 20)).isEqualTo("64 MB");
  }

  @Test
  void comparesNoFurtherThanAnEngineTells() {
    Optional<String> none = Optional.empty();
    Optional<String> chosen = Optional.of(FieldWords.byItself("02:42:ac:11:00:05"));

    assertThat(FieldWords.alike(Optional.of(FieldWords.UNTOLD), none)).isTrue();
    assertThat(FieldWords.alike(Optional.of(FieldWords.UNTOLD), Optional.of("10"))).isTrue();
    assertThat(FieldWords.alike(chosen, none)).isTrue();
    assertThat(FieldWords.alike(chosen, Optional.of("02:42:ac:11:00:05"))).isTrue();
    assertThat(FieldWords.alike(chosen, Optional.of("02:42:ac:11:00:06"))).isFalse();
    assertThat(FieldWords.alike(none, Optional.of("10"))).isFalse();
  }
}
