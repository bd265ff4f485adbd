// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that a release rejects or ignores are named with their place and the release they need. */
class ComposeVersionsTest {
  @TempDir Path folder;

  @Test
  void namesWhatAReleaseRejectsOrIgnores() throws IOException {
    List<NewerKey> keys =
        keys(
            """
            services:
              web:
                image: a
                post_start: [{command: x}]
                pull_policy: every_2h
                label_file: l
                env_file: [{path: e, required: false}]
            """);

    assertThat(problems(keys, "Compose 2.26.1"))
        .containsExactly(
            "compose.yaml:6:5: services.web.label_file: needs Compose 2.32.0; 2.26.1 rejects or"
                + " ignores it (remove the key or update Compose)",
            "compose.yaml:4:5: services.web.post_start: needs Compose 2.30.0; 2.26.1 rejects or"
                + " ignores it (remove the key or update Compose)",
            "compose.yaml:5:5: services.web.pull_policy: needs Compose 2.34.0; 2.26.1 rejects or"
                + " ignores it (remove the key or update Compose)");
    assertThat(problems(keys, "2.30.0")).hasSize(2);
    assertThat(problems(keys, "v5.0.0")).isEmpty();
    assertThat(problems(keys, "simulated Compose")).isEmpty();
  }

  @Test
  void leavesWhatOnlyTheReaderDoesToARebuiltRelease() throws IOException {
    List<NewerKey> keys = keys("services: {web: {image: a, label_file: l}}\n");

    assertThat(problems(keys, "2.26.1-4")).isEmpty();
    assertThat(problems(keys, "2.26.1")).hasSize(1);
  }

  @Test
  void namesWhatNoReleaseDoes() throws IOException {
    List<NewerKey> keys = keys("services: {web: {image: a, pull_refresh_after: 1d}}\n");

    assertThat(problems(keys, "9.0.0"))
        .containsExactly(
            "compose.yaml:1:28: services.web.pull_refresh_after: no release of Compose does what it"
                + " says (remove the key or update Compose)");
  }

  @Test
  void listsOnlyKeysThatExist() {
    for (String entry : ComposeVersions.table().keySet()) {
      Type at = ComposeSchema.FILE;
      for (String step : entry.replaceFirst("=.*", "").split("\\.", -1)) {
        at = at == null ? null : at.in(step);
      }
      assertThat(at).as(entry).isNotNull();
    }
  }

  private List<NewerKey> keys(String text) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), text);
    Files.writeString(folder.resolve("l"), "a=b\n");
    return ComposeVersions.keys(new ComposeReader().read(ComposeRequest.of(folder)));
  }

  private static List<String> problems(List<NewerKey> keys, String version) {
    return ComposeVersions.problems(keys, version).stream().map(Problem::toString).toList();
  }
}
