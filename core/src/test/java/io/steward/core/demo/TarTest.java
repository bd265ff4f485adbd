// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarTest {
  private static final byte[] HELLO = "hello\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void isUnpackedByTar(@TempDir Path folder) throws Exception {
    String far = "nix/store/" + "a".repeat(90) + "/lib/" + "b".repeat(40) + ".so";
    byte[] block = new byte[512];
    Arrays.fill(block, (byte) 'x');
    byte[] archive =
        new Tar()
            .folder("/tmp", 01777)
            .file("/bin/hello", 0755, HELLO)
            .file("/whole-block", 0644, block)
            .file("/empty", 0600, new byte[0])
            .file(far, 0644, HELLO)
            .link("/bin/sh", "hello")
            .bytes();

    ProcessResult result =
        new ProcessRunner()
            .run(
                Command.of("tar", "-xpf", "-", "--no-same-owner")
                    .withDirectory(folder)
                    .withInput(archive));

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(folder.resolve("tmp")).isDirectory();
    assertThat(folder.resolve("bin/hello")).hasBinaryContent(HELLO).isExecutable();
    assertThat(folder.resolve("whole-block")).hasBinaryContent(block);
    assertThat(folder.resolve("empty")).isEmptyFile();
    assertThat(folder.resolve(far)).hasBinaryContent(HELLO);
    assertThat(Files.readSymbolicLink(folder.resolve("bin/sh"))).hasToString("hello");
  }

  @Test
  void isMadeOfWholeBlocksAndEndsWithTwoEmptyOnes() {
    byte[] archive = new Tar().file("hello", 0644, HELLO).bytes();

    assertThat(archive).hasSize(4 * 512);
    assertThat(Arrays.copyOfRange(archive, 2 * 512, 4 * 512)).containsOnly(0);
  }

  @Test
  void refusesAPathThatHasNoPlace() {
    assertThatThrownBy(() -> new Tar().file("a".repeat(101), 0644, HELLO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("too long for a tar archive: aaa");
  }
}
