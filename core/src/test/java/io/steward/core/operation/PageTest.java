// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void alignsColumnsByTheirWidestCell() {
    var table =
        new Table(
            List.of("NAME", "IMAGE"), List.of(List.of("grafana", "g"), List.of("db", "ümläut")));

    assertThat(new Page().table(table, "none").plain())
        .isEqualTo("NAME     IMAGE\ngrafana  g\ndb       ümläut");
  }

  @Test
  void saysSomethingWhenThereAreNoRows() {
    assertThat(new Page().table(new Table(List.of("NAME"), List.of()), "No stacks.").plain())
        .isEqualTo("No stacks.");
  }

  @Test
  void refusesRowThatDoesNotFit() {
    List<List<String>> rows = List.of(List.of("a", "b"));

    assertThatThrownBy(() -> new Table(List.of("NAME"), rows))
        .hasMessage("[a, b] does not fit under [NAME]");
  }

  @Test
  void leavesOneGapAtMostAndNoneAtTheTop() {
    assertThat(new Page().gap().add("a").gap().gap().add("b").plain()).isEqualTo("a\n\nb");
  }

  @Test
  void fillsLineUpToColumn() {
    Line line = Line.blank().mark(2, Mark.RECREATE).name("grafana").to(17).text("recreate");

    assertThat(line.plain()).isEqualTo("  ~ grafana      recreate");
    assertThat(Line.of("too long").to(3).text("x").plain()).isEqualTo("too long x");
    assertThat(line.pieces().get(1)).isEqualTo(new Line.Piece("~", Tone.CARE, Mark.RECREATE));
  }
}
