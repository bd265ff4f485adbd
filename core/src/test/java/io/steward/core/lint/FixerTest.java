// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mended file differs from the old one where it was mended, and nowhere else. */
class FixerTest {
  private static final Map<String, ?> FIX = Map.of("fix", true);

  @TempDir private Path folder;

  private String mended(String text) {
    Looked looked =
        Looked.at(folder, Example.of(text).with("config/lint.yaml", "packs: [style]\n"));
    looked.result(FIX);
    assertThat(leftovers()).isEmpty();
    return looked.text("compose.yaml");
  }

  private List<String> leftovers() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(".steward-"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keepsCommentsOrderAndQuotes() {
    assertThat(
            mended(
                """
                # the web
                services:
                  # in front
                  web:
                    image: 'nginx:1.27'   # pinned
                    ports:
                      - 22:22
                      # second
                      - "8080:80"
                volumes: {}
                """))
        .isEqualTo(
            """
            # the web
            services:
              # in front
              web:
                image: 'nginx:1.27'   # pinned
                ports:
                  - "22:22"
                  # second
                  - "8080:80"
            volumes: {}
            """);
  }

  @Test
  void keepsLineEndsMarkAndMissingLastOne() {
    assertThat(
            mended(
                "\uFEFFversion: '3'\r\n\r\nservices:\r\n  web:\r\n    restart: always\r\n"
                    + "    image: nginx:1.27"))
        .isEqualTo("\uFEFFservices:\r\n  web:\r\n    image: nginx:1.27\r\n    restart: always");
  }

  @Test
  void mendsInFlowStyleAndBehindWideSigns() {
    assertThat(
            mended(
                "services:\n"
                    + "  web: {image: \"nginx:1.27\", x-a: \"\uD83D\uDE00\", ports: [22:22,"
                    + " 80:80]}\n"))
        .isEqualTo(
            "services:\n"
                + "  web: {image: \"nginx:1.27\", x-a: \"\uD83D\uDE00\", ports: [\"22:22\","
                + " \"80:80\"]}\n");
  }

  @Test
  void mendsWhatAnAnchorNamesOnceAndNoAnchoredValue() {
    String text =
        """
        x-ports: &ports
          - %s
          - &ssh 23:23
        services:
          web:
            image: nginx:1.27
            ports: *ports
          other:
            image: nginx:1.27
            ports: *ports
        """;

    assertThat(mended(text.formatted("22:22"))).isEqualTo(text.formatted("\"22:22\""));
  }

  @Test
  void leavesKeysAloneWhoseAnchorsWouldMove() {
    String text =
        """
        services:
          web:
            labels: &labels
              a: b
            image: nginx:1.27
            x-more: *labels
        """;

    assertThat(mended(text)).isEqualTo(text);
  }

  @Test
  void leavesTextAlone() {
    String text =
        """
        services:
          web:
            image: nginx:1.27
            command: |
              echo a \s

              echo b\t# c
            x-text: "one \s
              two"
        """;

    assertThat(mended(text)).isEqualTo(text);
  }

  @Test
  void movesKeysWithTheirComments() {
    assertThat(
            mended(
                """
                services:
                  web:
                    # healthy enough
                    healthcheck:
                      test: curl -f http://localhost
                      # not too often
                    command: |
                      # no comment
                      run

                    image: nginx:1.27 # pinned
                  # the next one
                  db:
                    image: postgres:17
                """))
        .isEqualTo(
            """
            services:
              web:
                image: nginx:1.27 # pinned
                command: |
                  # no comment
                  run

                # healthy enough
                healthcheck:
                  test: curl -f http://localhost
                  # not too often
              # the next one
              db:
                image: postgres:17
            """);
  }

  @Test
  void mendsOverlappingFindingsOneAfterTheOther() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(
                    """
                    services:
                      web:
                        ports:
                          - 22:22 \s
                        image: nginx:1.27
                    """)
                .with("config/lint.yaml", "packs: [style]\n"));

    LintResult result = looked.result(FIX);

    assertThat(looked.text("compose.yaml"))
        .isEqualTo(
            """
            services:
              web:
                image: nginx:1.27
                ports:
                  - "22:22"
            """);
    assertThat(result.findings()).noneMatch(finding -> finding.fix().isPresent());
    assertThat(result.fixed()).extracting(FixedFile::file).containsExactly("compose.yaml");
  }

  @Test
  void followsLinksAndKeepsRights() throws IOException {
    Path real = folder.resolve("elsewhere/web.yaml");
    Files.createDirectories(real.getParent());
    Files.writeString(real, "version: '3'\nservices:\n  web:\n    image: nginx:1.27\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Path link = folder.resolve("web/compose.yaml");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, real);
    Looked looked =
        Looked.at(
            folder,
            Example.of("config/deployment.yaml", "id: example\nstacks:\n  web: { dir: web }\n"));

    looked.result(FIX);

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(real).hasContent("services:\n  web:\n    image: nginx:1.27\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void refusesReadOnlyFiles() throws IOException {
    String text = "version: '3'\nservices:\n  web:\n    image: nginx:1.27\n";
    Looked looked = Looked.at(folder, Example.of(text));
    Path file = folder.resolve("compose.yaml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

    LintResult result = looked.result(FIX);

    assertThat(result.error()).contains("compose.yaml is read-only and stays as it is");
    assertThat(result.hints()).containsExactly("make it writable: chmod u+w compose.yaml");
    assertThat(result.failure()).contains(ErrorKind.FAILED);
    assertThat(result.fixed()).isEmpty();
    assertThat(file).hasContent(text);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void mendsAFileOfTwoStacksOnce() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(
                    "base/common.yaml",
                    "version: '3'\nservices:\n  web:\n    image: nginx:1.27\n    x-port: ${PORT}\n")
                .with(
                    "config/deployment.yaml",
                    """
                    id: example
                    stacks:
                      one: { dir: base, files: [common.yaml], project: one, environment: { PORT: "1" } }
                      two: { dir: base, files: [common.yaml], project: two, environment: { PORT: "2" } }
                    """));

    LintResult result = looked.result(FIX);

    assertThat(looked.text("base/common.yaml"))
        .isEqualTo("services:\n  web:\n    image: nginx:1.27\n    x-port: ${PORT}\n");
    assertThat(result.fixed()).containsExactly(new FixedFile("base/common.yaml", 1));
  }

  @Test
  void leavesAloneWhatWouldMeanSomethingElseAndMendsTheOthers() {
    String text = "services:\n  web:\n    image: nginx:1.27\n";
    Looked looked =
        Looked.at(
            folder,
            Example.of("a/compose.yaml", text)
                .with("b/compose.yaml", text)
                .with("c/compose.yaml", text));
    List<LintStack> stacks = looked.stacks();
    List<Finding> findings =
        List.of(
            finding(stacks.get(0), "a/compose.yaml", "\"nginx:1.27\""),
            finding(stacks.get(1), "b/compose.yaml", "nginx:1.28"),
            finding(stacks.get(2), "c/compose.yaml", "'nginx:1.27'"));
    var looks = new ArrayDeque<>(List.of(findings));

    var fixer =
        new Fixer(() -> new Fixer.Looked(stacks, looks.isEmpty() ? List.of() : looks.remove()));

    assertThat(fixer.fix())
        .containsExactly(new FixedFile("a/compose.yaml", 1), new FixedFile("c/compose.yaml", 1));
    assertThat(fixer.left())
        .extracting(OperationException::getMessage)
        .containsExactly("mending stack b would change what its files mean; they stay as they are");
    assertThat(fixer.left().get(0).hints())
        .containsExactly("mend it by hand: steward compose lint b");
    assertThat(looked.text("a/compose.yaml")).contains("image: \"nginx:1.27\"\n");
    assertThat(looked.text("b/compose.yaml")).isEqualTo(text);
    assertThat(looked.text("c/compose.yaml")).contains("image: 'nginx:1.27'\n");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void triesNoStackTwiceThatWouldMeanSomethingElse() {
    String text = "services:\n  web:\n    image: nginx:1.27\n";
    Looked looked = Looked.at(folder, Example.of(text));
    LintStack stack = looked.stack();
    Finding finding = finding(stack, "compose.yaml", "nginx:1.28");
    var looks = new AtomicInteger();

    var fixer =
        new Fixer(
            () -> {
              looks.incrementAndGet();
              return new Fixer.Looked(List.of(stack), List.of(finding));
            });

    assertThat(fixer.fix()).isEmpty();
    assertThat(fixer.left()).hasSize(1);
    assertThat(looks).hasValue(1);
    assertThat(looked.text("compose.yaml")).isEqualTo(text);
  }

  private static Finding finding(LintStack stack, String file, String image) {
    var at = stack.source(file).orElseThrow();
    return new Finding(
        "some-rule",
        Severity.INFO,
        Risk.NONE,
        stack.name(),
        Spot.of(at.at(3, 12)),
        "wrong",
        "mend it",
        "0",
        Optional.of(Fix.of(new Edit(at.at(3, 12), at.at(3, 22), image))));
  }
}
