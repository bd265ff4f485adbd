// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changed and random files end in a project or in problems, soon, and never in another exception; a
 * project reads back from its YAML. {@code -Dsteward.fuzz.seconds=600} lets it run longer, {@code
 * -Dsteward.fuzz.seed=N} repeats a run.
 */
class FuzzComposeTest {
  private static final Path SAMPLES = Path.of("src/test/resources/compose").toAbsolutePath();
  private static final String SIGNS = "[]{}:,-&*!$#'\"|>%@ \n\t0~<?=./\\\u00e9\u0000\uFEFF";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Test
  void endsInAProjectOrInProblems() throws IOException {
    long seconds = Long.getLong("steward.fuzz.seconds", 5);
    long seed = Long.getLong("steward.fuzz.seed", System.nanoTime());
    System.out.println("fuzz: seed " + seed + ", " + seconds + " s");
    var random = new Random(seed);
    List<byte[]> texts = texts();
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    long rounds = 0;
    long projects = 0;
    while (System.nanoTime() < end) {
      byte[] file = changed(random, texts);
      Files.write(folder.resolve("compose.yaml"), file);
      byte[] variables = "TAG=1\nVALUE=v\n".getBytes(StandardCharsets.UTF_8);
      Files.write(
          folder.resolve(".env"), random.nextInt(5) == 0 ? changed(random, texts) : variables);
      projects += read(file, seed) ? 1 : 0;
      rounds++;
    }
    System.out.println("fuzz: " + rounds + " files, " + projects + " projects");

    assertThat(rounds).isPositive();
  }

  private boolean read(byte[] file, long seed) {
    String what = "seed " + seed + ":\n" + new String(file, StandardCharsets.UTF_8);
    long start = System.nanoTime();
    try {
      ComposeCheck check = new ComposeReader().check(ComposeRequest.of(folder));
      assertThat(System.nanoTime() - start).as(what).isLessThan(PATIENCE.toNanos());
      if (!check.problems().isEmpty() || check.project().isEmpty()) {
        assertThat(check.problems()).as(what).isNotEmpty();
        return false;
      }
      readBack(check.project().get(), what);
      return true;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | IOException e) {
      throw new AssertionError(what, e);
    }
  }

  private void readBack(ComposeProject project, String what) throws IOException {
    Path copy = folder.resolve("copy.yaml");
    Files.writeString(copy, project.toYaml());
    ComposeRequest request =
        ComposeRequest.of(folder)
            .withFiles(List.of(copy))
            .withEnvFiles(List.of(Path.of("/dev/null")))
            .withProfiles(project.profiles());
    ComposeCheck again = new ComposeReader().check(request);
    assertThat(again.problems()).as(what + "\n" + project.toYaml()).isEmpty();
    assertThat(again.project().orElseThrow().toJson()).as(what).isEqualTo(project.toJson());
  }

  private static byte[] changed(Random random, List<byte[]> texts) {
    if (random.nextInt(40) == 0) {
      byte[] noise = new byte[random.nextInt(2_000)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] bytes = texts.get(random.nextInt(texts.size())).clone();
    int changes = bytes.length == 0 ? 0 : random.nextInt(8);
    for (int change = 0; change < changes; change++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
        case 2 -> bytes = without(bytes, at, 1 + random.nextInt(30));
        default -> bytes = with(bytes, at, texts.get(random.nextInt(texts.size())), random);
      }
      if (bytes.length == 0) {
        return bytes;
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at, int count) {
    int end = Math.min(bytes.length, at + count);
    byte[] kept = new byte[bytes.length - (end - at)];
    System.arraycopy(bytes, 0, kept, 0, at);
    System.arraycopy(bytes, end, kept, at, bytes.length - end);
    return kept;
  }

  private static byte[] with(byte[] bytes, int at, byte[] other, Random random) {
    if (other.length == 0) {
      return bytes;
    }
    int from = random.nextInt(other.length);
    int count = Math.min(other.length - from, 1 + random.nextInt(80));
    byte[] joined = new byte[bytes.length + count];
    System.arraycopy(bytes, 0, joined, 0, at);
    System.arraycopy(other, from, joined, at, count);
    System.arraycopy(bytes, at, joined, at + count, bytes.length - at);
    return joined;
  }

  private static List<byte[]> texts() throws IOException {
    List<byte[]> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        texts.add(Files.readAllBytes(file));
      }
    }
    return texts;
  }
}
