// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The commands of LINT.md, on a homelab. */
class LintGuideTest {
  private static final String GOOD =
      """
      services:
        jellyfin:
          image: jellyfin/jellyfin:10.10.3
          ports: ["127.0.0.1:8096:8096"]
      """;
  private static final String BAD = GOOD.replace("image:", "imag:");

  @TempDir private Path folder;

  @BeforeEach
  void homelab() throws Exception {
    Files.createDirectories(folder.resolve("lab/config"));
    Files.createDirectories(folder.resolve("lab/media"));
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(
        folder.resolve("lab/config/deployment.yaml"),
        "id: guide\nstacks:\n  media: {dir: media}\n");
    Files.writeString(folder.resolve("lab/media/compose.yaml"), GOOD);
    Path steward = folder.resolve("bin/steward");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        steward,
        "#!/bin/sh\nexec '"
            + java
            + "' -cp '"
            + System.getProperty("java.class.path")
            + "' io.steward.cli.Main \"$@\"\n");
    assertThat(steward.toFile().setExecutable(true)).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> commandsOfTheGuideWork() throws Exception {
    return block("sh")
        .get(0)
        .lines()
        .map(line -> line.replaceAll("\\s*#.*", ""))
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command, () -> assertThat(run(command)).as(output()).isZero()));
  }

  @Test
  void hookPassesGoodFilesAndStopsBadOnes() throws Exception {
    String hook = found("entry: (.*)");
    Pattern files = Pattern.compile(found("files: (.*)"));

    assertThat(files.matcher("media/compose.yaml").find()).isTrue();
    assertThat(files.matcher("docker-compose.override.yml").find()).isTrue();
    assertThat(files.matcher("config/deployment.yaml").find()).isFalse();
    assertThat(run(hook + " media/compose.yaml")).as(output()).isZero();

    Files.writeString(folder.resolve("lab/media/compose.yaml"), BAD);

    assertThat(run(hook + " media/compose.yaml")).isEqualTo(4);
    assertThat(output()).contains("compose-invalid").contains("image");
  }

  @Test
  void workflowAnnotatesAndKeepsFindings() throws Exception {
    Files.writeString(folder.resolve("lab/media/compose.yaml"), BAD);

    assertThat(run("steward compose lint -o github")).isEqualTo(4);
    assertThat(output()).contains("::error file=media/compose.yaml,line=3,col=5");
    assertThat(run("steward compose lint -o sarif > steward.sarif || true")).isZero();
    assertThat(folder.resolve("lab/steward.sarif")).content().contains("\"compose-invalid\"");
    assertThat(guide())
        .contains("- run: steward compose lint -o github\n")
        .contains("run: steward compose lint -o sarif > steward.sarif || true\n");
  }

  @Test
  void acceptedFindingsReadAsTheGuideSays() throws Exception {
    List<String> yaml = block("yaml");
    Files.writeString(folder.resolve("lab/media/compose.yaml"), yaml.get(0));
    Files.writeString(
        folder.resolve("lab/config/lint.yaml"),
        yaml.get(1).replace("stack: traefik", "stack: media").replace("[wiki]", "[media]"));

    assertThat(run("steward compose lint --all")).as(output()).isZero();
    assertThat(output()).contains("ignore-unused").doesNotContain("host-network");
  }

  private int run(String command) throws Exception {
    var builder =
        new ProcessBuilder("bash", "-c", command).directory(folder.resolve("lab").toFile());
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, bin) -> bin + old);
    builder.environment().put("HOME", folder.toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String output() throws Exception {
    Path output = folder.resolve("output");
    return Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
  }

  private static String guide() throws Exception {
    return Files.readString(Path.of("LINT.md"));
  }

  private static String found(String pattern) throws Exception {
    Matcher line = Pattern.compile(pattern).matcher(guide());
    assertThat(line.find()).isTrue();
    return line.group(1);
  }

  private static List<String> block(String language) throws Exception {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(guide())
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}
