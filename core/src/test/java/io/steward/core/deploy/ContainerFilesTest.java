// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.compose.ComposeReader;
import io.steward.core.compose.ComposeRequest;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ContainerFilesTest {
  private static final List<String> VALUES =
      List.of(
          "abc\\",
          "abc\\\\",
          "\\",
          "a\\'b",
          "a\\\"b",
          "it's \"so\"",
          "'",
          "\"",
          "$HOME ${HOME} $$",
          "it's $HOME \\$HOME",
          "a # b",
          "#a",
          "two\nlines\\",
          "a\\nb",
          "it's a\\nb\\",
          "a\r\nb",
          "\ttab's",
          " blank ");

  @TempDir Path folder;

  private static ContainerFiles files(Map<String, String> environment) {
    return ContainerFiles.of(
        "web",
        new Description(
            "web",
            Map.of("image", "steward/tiny:1", "environment", environment),
            false,
            List.of()));
  }

  private static Map<String, String> read(Path folder) {
    return new ComposeReader()
        .read(
            new ComposeRequest(
                folder, List.of(), List.of(), Set.of(), Optional.of("web"), Map.of(), folder))
        .services()
        .get("web")
        .environment();
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrittenReadsBackAsItWas() {
    return VALUES.stream()
        .map(
            value ->
                DynamicTest.dynamicTest(
                    "[" + value + "]",
                    () -> {
                      Map<String, String> environment = Map.of("API_TOKEN", value, "PLAIN", value);
                      Path own = Files.createTempDirectory(folder, "stack");

                      ContainerFiles files = files(environment);
                      files.write(own);

                      assertThat(files.names()).containsExactly("compose.yaml", ".env");
                      assertThat(read(own)).isEqualTo(environment);
                    }));
  }

  @Test
  void takesBackTheFilesAndFoldersThatItMade() throws IOException {
    Files.createDirectory(folder.resolve("stacks"));

    NewFiles written = files(Map.of("API_TOKEN", "x")).write(folder.resolve("stacks/web/deep"));
    assertThat(folder.resolve("stacks/web/deep/.env")).exists();
    written.takeBack(new IllegalStateException());

    assertThat(folder.resolve("stacks")).isEmptyDirectory();
  }

  @Test
  void leavesNothingBehindWhenOneOfItsFilesIsThere() throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), "mine");

    assertThatThrownBy(() -> files(Map.of("API_TOKEN", "x")).write(folder))
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "cannot write the files of the container into %1$s: %1$s/compose.yaml"
                .formatted(folder));

    assertThat(folder.resolve(".env")).doesNotExist();
    assertThat(folder.resolve("compose.yaml")).hasContent("mine");
  }
}
