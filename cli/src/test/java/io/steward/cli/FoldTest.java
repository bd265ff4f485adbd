// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static final Line IMAGE =
      Line.blank()
          .mark(2, Mark.RECREATE)
          .name("grafana")
          .to(19)
          .text("recreate")
          .to(29)
          .text("image")
          .to(42)
          .text("ghcr.io/grafana/grafana:11.5.2 → ghcr.io/grafana/grafana:11.6.0");

  private static String shown(Line line, int columns, boolean terminal) {
    var out = new ByteArrayOutputStream();
    new Screen(out, columns, false, true, terminal).show(new Page().add(line));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void continuesBelowTheLastColumn() {
    assertThat(shown(IMAGE, 80, true))
        .isEqualTo(
            """
              ~ grafana        recreate  image        ghcr.io/grafana/grafana:11.5.2 →
                                                      ghcr.io/grafana/grafana:11.6.0
            """
                .indent(0));
  }

  @Test
  void goesFurtherLeftForALongWord() {
    Line line =
        Line.of("  site   image        registry.example.org/")
            .text("a-team/a-very-long-name-of-an-image:2026.11.23-stable  new");

    assertThat(shown(line, 60, true).lines())
        .containsExactly(
            "  site   image",
            "      registry.example.org/a-team/a-very-long-name-of-an-image:2026.11.23-stable",
            "      new");
  }

  @Test
  void wrapsASentence() {
    Line line =
        Line.of("Now: monitoring revision 15, media revision 32, paperless revision 7, photos")
            .text(" revision 3. Everything changed is healthy.");

    assertThat(shown(line, 80, true).lines())
        .containsExactly(
            "Now: monitoring revision 15, media revision 32, paperless revision 7, photos",
            "    revision 3. Everything changed is healthy.");
  }

  @Test
  void keepsLinesWholeOffATerminal() {
    assertThat(shown(IMAGE, 78, false)).isEqualTo(IMAGE.plain() + "\n");
  }

  @Test
  void keepsALineOfAFileAsItIs() {
    Line line = Line.of("      - ").text("word ".repeat(30)).asItIs();

    assertThat(shown(line, 80, true)).isEqualTo(line.plain() + "\n");
  }

  @Test
  void keepsShortLines() {
    assertThat(Fold.of(Line.of("x".repeat(78)), 78)).containsExactly(Line.of("x".repeat(78)));
  }
}
