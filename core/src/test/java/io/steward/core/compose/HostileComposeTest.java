// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.steward.core.error.InvalidException;
import io.steward.core.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file, reading it ends soon and with problems, never with another exception. */
class HostileComposeTest {
  private static final String GOOD =
      """
      x-a: &a {image: "nginx:${TAG:-1}", ports: ["80:80"], volumes: ["d:/d:ro"]}
      services:
        web:
          <<: *a
          environment: {A: 1, B: "${B:-x}"}
          depends_on: [db]
          deploy: {resources: {limits: {cpus: "0.5", memory: 1g}}}
          healthcheck: {test: [CMD, x], interval: 5s}
        db: {extends: web, image: db, networks: {n: {aliases: [a]}}, depends_on: !override []}
      networks: {n: }
      volumes: {d: {external: true}}
      """;

  @TempDir Path folder;

  @Test
  void boundsAliasesOfAliases() throws IOException {
    var file = new StringBuilder("x-0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n");
    for (int level = 1; level < 12; level++) {
      file.append(
          "x-" + level + ": &a" + level + " [" + ("*a" + (level - 1) + ", ").repeat(9) + "]\n");
    }

    assertThat(problems(file + "services: {}\n"))
        .containsExactly("compose.yaml:1: its aliases stand for more than 1000000 values");
  }

  @Test
  void boundsValuesThatAliasesMultiply() throws IOException {
    String list = "[" + "1, ".repeat(2_000) + "]";
    String file = "x-a: &a " + list + "\nx-b: &b [" + "*a, ".repeat(20) + "]\n";

    assertThat(problems(file + "x-c: [" + "*b, ".repeat(20) + "]\nservices: {}\n"))
        .contains(
            "compose.yaml:1: is too large once its aliases are followed (at most 300000 values are"
                + " read)");
  }

  @Test
  void boundsVariablesThatDouble() throws IOException {
    var variables = new StringBuilder("A0=xxxxxxxxxx\n");
    for (int level = 1; level < 60; level++) {
      variables.append("A" + level + "=$A" + (level - 1) + "$A" + (level - 1) + "\n");
    }
    Files.writeString(folder.resolve(".env"), variables);

    assertThat(problems("services: {a: {image: $A59}}\n"))
        .contains(".env:18: grows beyond 1 MiB when its variables are put in");
  }

  @Test
  void boundsChainsOfExtends() throws IOException {
    var file = new StringBuilder("services:\n");
    for (int index = 0; index < 2_000; index++) {
      file.append("  s" + index + ": {image: a, extends: s" + (index + 1) + "}\n");
    }

    assertThat(problems(file + "  s2000: {image: a}\n")).isNotEmpty();
  }

  @Test
  void takesLongChainsOfDependencies() throws IOException {
    var file = new StringBuilder("services:\n");
    for (int index = 0; index < 3_000; index++) {
      file.append("  s" + index + ": {image: a, depends_on: [s" + (index + 1) + "]}\n");
    }

    assertThat(problems(file + "  s3000: {image: a}\n")).isEmpty();
  }

  @Test
  void refusesNulInPaths() throws IOException {
    assertThat(problems("services: {a: {image: a, env_file: \"a\\0b\"}}\n"))
        .containsExactly(
            "compose.yaml:1:36: services.a.env_file[0]: is not a path: Nul character not allowed");
  }

  @Test
  void endsWithProblemsOnMutatedFiles() throws IOException {
    var random = new Random(42);
    for (int round = 0; round < 1_500; round++) {
      byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
      int changes = 1 + random.nextInt(6);
      for (int change = 0; change < changes; change++) {
        bytes[random.nextInt(bytes.length)] =
            random.nextInt(3) == 0
                ? (byte) random.nextInt(256)
                : (byte) "[]{}:,-&*!$#'\"|>%@ \n\t0~".charAt(random.nextInt(23));
      }
      Files.write(folder.resolve("compose.yaml"), bytes);

      read();
    }
  }

  @Test
  void endsWithProblemsOnSwappedValues() throws IOException {
    String[] values = {"[]", "{}", "null", "5", "true", "[[]]", "[{}]", "{a: }", "\"\"", "[null]"};
    String[] lines = GOOD.split("\n");
    for (int line = 0; line < lines.length; line++) {
      for (String value : values) {
        String[] changed = lines.clone();
        changed[line] = lines[line].replaceFirst(": .*| *$", ": " + value);
        Files.writeString(folder.resolve("compose.yaml"), String.join("\n", changed) + "\n");

        read();
      }
    }
  }

  private List<String> problems(String file) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), file);
    return read();
  }

  private List<String> read() {
    InvalidException invalid =
        Assertions.assertTimeout(
            Duration.ofSeconds(20),
            () ->
                catchThrowableOfType(
                    InvalidException.class,
                    () -> new ComposeReader().read(ComposeRequest.of(folder))));
    return invalid == null
        ? List.of()
        : invalid.problems().stream().map(Problem::toString).toList();
  }
}
