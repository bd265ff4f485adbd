// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** No Compose file makes a rule fall over, good or bad. */
class LintSamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/compose").toAbsolutePath();

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everySampleCanBeLookedAt() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/lint.yaml"), "packs: [style]\n"); // every pack there is
    Steward steward = Steward.start(ConfigurationSource.of(folder, Map.of()), Plugins.find());
    List<Path> samples;
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      samples = folders.filter(Files::isDirectory).sorted().toList();
    }
    return samples.stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getFileName().toString(), () -> look(steward, sample)))
        .onClose(steward::close);
  }

  private void look(Steward steward, Path sample) {
    LintResult result =
        (LintResult)
            steward.run("compose lint", Map.of("what", List.of(sample)), Run.of("mark", folder));

    Page page = new Page();
    result.print(page);
    assertThat(page.plain()).contains("1 stack, ");
    assertThat(result.form("sarif")).contains("\"version\": \"2.1.0\"");
  }
}
