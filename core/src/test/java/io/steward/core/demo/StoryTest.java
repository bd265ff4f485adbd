// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final List<String> told = new ArrayList<>();
  private final Progress listener =
      new Progress() {
        @Override
        public void report(Step step) {
          told.add(step.subject() + ": " + step.detail());
        }

        @Override
        public void show(Page page) {
          told.add(page.plain());
        }
      };

  @Test
  void numbersItsChaptersAndKeepsToTheEdge() {
    var story = new Story(listener, false);

    story.chapter("First", "one word after another ".repeat(6));
    story.command("steward plan");
    story.chapter("Second", "short");

    assertThat(told)
        .containsExactly(
            """
            1  First
               one word after another one word after another one word after another one
               word after another one word after another one word after another
            """,
            "$ steward plan",
            """
            2  Second
               short
            """);
  }

  @Test
  void saysInEveryLineWhatIsSimulated() {
    var story = new Story(listener, true);

    story.chapter("First", "one word after another ".repeat(3));
    story.command("steward plan");
    story.report(Mark.OK, "clean up", "lab");

    assertThat(told)
        .containsExactly(
            """
            1  First  (simulated)
               one word after another one word after another one word after  (simulated)
               another  (simulated)
            """,
            "$ steward plan  (simulated)",
            "clean up: lab  (simulated)");
  }
}
