// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.docs.reference.GeneratedFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples do what the page about embedding says, and the page quotes them. */
class EmbeddingTest {
  private static final Path SOURCES = Path.of("src/test/java/io/steward/docs/example");
  private static final Pattern QUOTE =
      Pattern.compile("<!-- example (\\w+) -->\n```java\n.*?```\n", Pattern.DOTALL);
  private static final int MOST_LINES = 40;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
  private Path homelab;

  @BeforeEach
  void homelab(@TempDir Path folder) throws Exception {
    homelab = SampleHomelab.in(folder);
  }

  @Test
  void deploysAFolder() {
    assertThat(DeployAFolder.deploy(homelab)).containsExactly("hello deployed");
  }

  @Test
  void printsNothingForAValidConfiguration() {
    boolean valid = ValidateAConfiguration.validate(homelab, out);

    assertThat(valid).isTrue();
    assertThat(text()).isEmpty();
  }

  @Test
  void printsEveryProblem() throws Exception {
    SampleHomelab.write(
        homelab.resolve("config/deployment.yaml"),
        """
        id: sample
        stack:
          hello: {}
        parallel: many
        """);

    boolean valid = ValidateAConfiguration.validate(homelab, out);

    assertThat(valid).isFalse();
    assertThat(text().lines().filter(line -> !line.startsWith("  ")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("config/deployment.yaml:"));
    assertThat(text()).contains("did you mean 'stacks'?");
  }

  @Test
  void runsOneOperation() {
    int exitCode = RunOneOperation.run(homelab, "config validate", Map.of(), out);

    assertThat(exitCode).isZero();
    assertThat(text()).contains("\"valid\":true");
  }

  @Test
  void tellsTheExitCodeOfWhatDoesNotWork() {
    int exitCode = RunOneOperation.run(homelab, "service show", Map.of("name", "mail"), out);

    assertThat(exitCode).isEqualTo(2);
    assertThat(text()).contains("mail");
  }

  @Test
  void injectsIntoAnotherProgram() {
    assertThat(ComposeWithYourOwn.greet(homelab)).isEqualTo("This homelab has the stacks [hello]");
  }

  @Test
  void pageQuotesTheExamples() throws Exception {
    var page = new GeneratedFile("EMBEDDING.md");
    Matcher quote = QUOTE.matcher(page.text());
    var wanted = new StringBuilder();
    int quotes = 0;
    while (quote.find()) {
      quotes++;
      quote.appendReplacement(wanted, Matcher.quoteReplacement(quoted(quote.group(1))));
    }
    quote.appendTail(wanted);

    assertThat(quotes).isEqualTo(4);
    page.mustBe(wanted.toString());
  }

  /** An example without its licence, its package and its imports' distance. */
  private static String quoted(String name) throws Exception {
    String source = Files.readString(SOURCES.resolve(name + ".java"));
    String shown = source.substring(source.indexOf("import "));
    assertThat(shown.lines().filter(line -> !line.startsWith("import ")).count())
        .as(name)
        .isLessThanOrEqualTo(MOST_LINES);
    return "<!-- example " + name + " -->\n```java\n" + shown + "```\n";
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
