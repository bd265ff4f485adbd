// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every sentence that an error can say is on the page that says what to do. */
class TroubleshootingTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void everyErrorIsOnThePage() throws Exception {
    String page = Files.readString(Path.of("TROUBLESHOOTING.md"));

    List<String> missing =
        Messages.below(ROOT).entrySet().stream()
            .filter(message -> !page.contains(message.getKey()))
            .map(message -> message.getValue() + ": " + message.getKey())
            .toList();

    assertThat(missing)
        .as("sentences of errors that docs/TROUBLESHOOTING.md does not explain")
        .isEmpty();
  }

  @Test
  void readsTheSentencesOfTheSources() throws Exception {
    Map<String, String> found = Messages.below(ROOT);

    assertThat(found)
        .hasSizeGreaterThan(80)
        .containsEntry("is written twice; the first is in line", "NodeReader.java")
        .containsEntry("the plan is not true any more", "PlanDigest.java");
  }
}
