// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  @Test
  void saysNothingOfEqualTexts() {
    assertThat(UnifiedDiff.of(List.of("a", "b"), List.of("a", "b"))).isEmpty();
  }

  @Test
  void showsThreeLinesOfContext() {
    List<String> old = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
    List<String> fresh = List.of("1", "2", "3", "4", "five", "6", "7", "8", "9");

    assertThat(UnifiedDiff.of(old, fresh))
        .containsExactly("@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8");
  }

  @Test
  void putsDistantChangesInHunksOfTheirOwn() {
    List<String> old = IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();
    List<String> fresh =
        old.stream()
            .map(line -> line.equals("2") || line.equals("19") ? line + "x" : line)
            .toList();

    assertThat(UnifiedDiff.of(old, fresh))
        .containsExactly(
            "@@ -1,5 +1,5 @@",
            " 1",
            "-2",
            "+2x",
            " 3",
            " 4",
            " 5",
            "@@ -16,5 +16,5 @@",
            " 16",
            " 17",
            " 18",
            "-19",
            "+19x",
            " 20");
  }

  @Test
  void tellsOfTextsThatComeAndGo() {
    assertThat(UnifiedDiff.of(List.of(), List.of("a"))).containsExactly("@@ -0,0 +1,1 @@", "+a");
    assertThat(UnifiedDiff.of(List.of("a"), List.of())).containsExactly("@@ -1,1 +0,0 @@", "-a");
  }
}
