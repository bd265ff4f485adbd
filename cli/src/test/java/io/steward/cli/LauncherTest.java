// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own work, with scripts in the place of Java that tell how they were called. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "steward").toAbsolutePath().normalize();

  @TempDir Path folder;
  private Path steward;
  private Path jdk17;

  @BeforeEach
  void makeADistribution() throws IOException {
    Path dist = folder.resolve("my programs/steward dist");
    Files.createDirectories(dist.resolve("lib"));
    Files.createFile(dist.resolve("lib/steward-cli-1.0.jar"));
    steward = Files.createDirectories(dist.resolve("bin")).resolve("steward");
    Files.copy(LAUNCHER, steward);
    jdk17 = java("home/.jdks/jdk seventeen", "17.0.15");
  }

  private Path java(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        for each; do case $each in
          -XX:ArchiveClassesAtExit=*) echo archive > "${each#*=}"; exit 0 ;;
          -XX:AOTCacheOutput=*) echo archive > "${each#*=}"; exit 0 ;;
        esac; done
        echo "version=VERSION"
        for each; do echo "[$each]"; done
        """
            .replace("VERSION", version));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return java;
  }

  private String run(Map<String, String> more, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("STEWARD_.*|JAVA_HOME|LC_.*"));
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().putAll(more);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private Map<String, String> on(Path java) {
    return Map.of("STEWARD_JAVA", java.toString());
  }

  /** What the first start on a Java says, as it takes longer than others. */
  private static String notice(String java) {
    return "steward: getting ready for Java " + java + " once, which takes some seconds\n";
  }

  @Test
  void startsInAPathWithBlanksAndKeepsArguments() throws Exception {
    String called = run(on(jdk17), steward.toString(), "plan", "two words", "", "*");

    assertThat(called)
        .startsWith(notice("17.0.15") + "version=17.0.15\n")
        .contains("[io.steward.cli.Main]\n[plan]\n[two words]\n[]\n[*]\n")
        .contains(steward.getParent().resolveSibling("lib/steward-cli-1.0.jar").toString())
        .contains("[-Dsteward.terminal=]");
  }

  @Test
  void startsThroughSymbolicLinks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("usr/bin"));
    Files.createSymbolicLink(bin.resolve("first"), steward);
    Files.createSymbolicLink(bin.resolve("steward"), Path.of("first"));

    assertThat(run(on(jdk17), "usr/bin/steward", "--version")).contains("[--version]");
    assertThat(
            run(
                Map.of("PATH", bin + ":" + System.getenv("PATH"), "STEWARD_JAVA", jdk17 + ""),
                "bash",
                "-c",
                "steward --version"))
        .contains("[--version]");
    assertThat(run(on(jdk17), "bash", "-c", "cd '" + steward.getParent() + "' && ./steward x"))
        .contains("[x]");
  }

  @Test
  void picksTheNewestJavaItFinds() throws Exception {
    java("home/.jdks/old", "11.0.2");
    java("home/.sdkman/candidates/java/newest", "9999.0.1");

    assertThat(run(Map.of(), steward.toString()))
        .startsWith(notice("9999.0.1") + "version=9999.0.1\n");
    assertThat(run(Map.of(), steward.toString())).startsWith("version=9999.0.1\n");
    assertThat(run(on(jdk17), steward.toString()))
        .startsWith(notice("17.0.15") + "version=17.0.15\n");
  }

  @Test
  void startsFromAnArchiveMadeOnce() throws Exception {
    Path java25 = java("jdk25", "25.0.3");

    assertThat(run(on(jdk17), steward.toString()))
        .containsPattern("\\[-XX:SharedArchiveFile=.*-java-17\\.0\\.15\\.jsa]");
    assertThat(run(on(java25), steward.toString()))
        .containsPattern("\\[-XX:AOTCache=.*-java-25\\.0\\.3\\.aot]");
  }

  @Test
  void startsWithoutAnArchiveWhereItCannotBeKept() throws Exception {
    Path file = Files.createFile(folder.resolve("no-folder"));

    assertThat(
            run(Map.of("STEWARD_JAVA", jdk17 + "", "XDG_CACHE_HOME", file + ""), steward + "", "x"))
        .startsWith("version=17.0.15\n")
        .contains("[x]")
        .doesNotContain("SharedArchiveFile");
  }

  @Test
  void letsAServerUseTheWholeCompiler() throws Exception {
    assertThat(run(on(jdk17), steward.toString(), "serve")).doesNotContain("TieredStopAtLevel");
    assertThat(run(on(jdk17), steward.toString(), "plan")).contains("[-XX:TieredStopAtLevel=1]");
  }

  @Test
  void saysWhatToDoWithoutItsJars() throws Exception {
    Files.delete(steward.getParent().resolveSibling("lib/steward-cli-1.0.jar"));

    assertThat(run(on(jdk17), steward.toString()))
        .contains("steward: error: there is no Steward in")
        .contains("hint: build it with ./mvnw package");
  }
}
