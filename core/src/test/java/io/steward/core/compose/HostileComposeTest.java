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

  private static final String TOO_LARGE =
      "compose.yaml:1: is too large once its aliases, extends, includes and ranges are followed (at"
          + " most 300000 values and 64 MiB of text are read)";

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
        .contains(TOO_LARGE);
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
  void boundsServicesThatExtendALargeOne() throws IOException {
    String list = "[" + "1, ".repeat(5_000) + "]";
    var file = new StringBuilder("services:\n  s: {image: a, command: " + list + "}\n");
    for (int index = 0; index < 2_000; index++) {
      file.append("  s" + index + ": {extends: s}\n");
    }

    assertThat(problems(file.toString())).contains(TOO_LARGE);
  }

  @Test
  void boundsRangesOfPorts() throws IOException {
    var file = new StringBuilder("services:\n  s:\n    image: a\n    ports:\n");
    for (int index = 0; index < 200; index++) {
      file.append("      - 127.0.0." + index + ":1-65535:1-65535\n");
    }

    assertThat(problems(file.toString())).contains(TOO_LARGE);
  }

  @Test
  void boundsMergeKeysThatMultiply() throws IOException {
    var file = new StringBuilder("x-0: &a {" + "");
    for (int key = 0; key < 20_000; key++) {
      file.append("k" + key + ": 1, ");
    }
    file.append("}\n");
    for (int index = 1; index < 200; index++) {
      file.append("x-" + index + ": {<<: *a}\n");
    }

    assertThat(problems(file + "services: {a: {image: a}}\n"))
        .anyMatch(problem -> problem.endsWith("<<: merge keys bring more than 1000000 values"));
  }

  @Test
  void boundsIncludesThatDouble() throws IOException {
    for (int level = 0; level < 40; level++) {
      String next = "l" + (level + 1) + ".yaml";
      String entries = "include: [" + next + ", {path: " + next + "}]\n";
      Files.writeString(folder.resolve("l" + level + ".yaml"), entries);
    }
    Files.writeString(folder.resolve("l40.yaml"), "services: {a: {image: a}}\n");

    assertThat(problems("include: [l0.yaml]\n"))
        .anyMatch(problem -> problem.endsWith("is one of more than 500 included projects"));
  }

  @Test
  void boundsFilesOfVariables() throws IOException {
    Files.writeString(
        folder.resolve("big.env"),
        ("A".repeat(1000) + "=" + "b".repeat(1000) + "\n").repeat(4_000));
    var file = new StringBuilder("services:\n");
    for (int index = 0; index < 20; index++) {
      file.append("  s" + index + ": {image: a, env_file: big.env}\n");
    }

    assertThat(problems(file.toString()))
        .anyMatch(problem -> problem.contains("is too large once its aliases"));
  }

  @Test
  void refusesAHugeFileUnread() throws IOException {
    try (var file = new java.io.RandomAccessFile(folder.resolve("compose.yaml").toFile(), "rw")) {
      file.setLength(100L << 20);
    }

    assertThat(read()).containsExactly("compose.yaml: cannot read compose.yaml: larger than 8 MiB");
  }

  @Test
  void boundsNesting() throws IOException {
    assertThat(problems("x-a: " + "[".repeat(50_000) + "\nservices: {}\n")).isNotEmpty();
    assertThat(problems("x-a: " + "{a: ".repeat(50_000) + "\nservices: {}\n")).isNotEmpty();
  }

  @Test
  void tellsOfOddEncodings() throws IOException {
    Files.write(
        folder.resolve("compose.yaml"),
        "services: {a: {image: a, labels: {b: \u00e9}}}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(read())
        .containsExactly("compose.yaml:1: is not UTF-8 text (save the file as UTF-8)");

    Files.write(
        folder.resolve("compose.yaml"),
        "\ufeffservices: {a: {image: a}}".getBytes(StandardCharsets.UTF_16LE));
    assertThat(read()).isEmpty();

    assertThat(problems("services: {a: {image: \"a\u0000\"}}"))
        .containsExactly("compose.yaml:1: character U+0000 is not allowed in YAML");
    assertThat(problems("services:\n\ta:\n"))
        .containsExactly("compose.yaml:2:1: a tab cannot indent YAML; use spaces");
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
    assertThat(problems("services: {a: {extends: {file: \"a\\0b\", service: a}}}\n"))
        .contains(
            "compose.yaml:1:32: services.a.extends.file: is not a path: Nul character not allowed");
    assertThat(problems("include: [{path: a, project_directory: \"a\\0b\"}]\n"))
        .contains("compose.yaml:1:40: include[0]: is not a path: Nul character not allowed");
    Files.writeString(folder.resolve(".env"), "COMPOSE_FILE=a\0b\n");
    assertThat(problems("services: {a: {image: a}}\n"))
        .contains("variable COMPOSE_FILE: is not a path: Nul character not allowed");
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
