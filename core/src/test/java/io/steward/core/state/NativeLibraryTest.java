// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir Path cache;
  private Path folder;
  private Path library;

  @BeforeEach
  void unpack() throws Exception {
    folder = new NativeLibrary(cache).ready();
    try (var files = Files.list(folder)) {
      library = files.filter(path -> path.toString().endsWith(".so")).findFirst().orElseThrow();
    }
    Files.setLastModifiedTime(library, LONG_AGO);
  }

  @Test
  void unpacksIntoAPrivateFolder() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library)))
        .isEqualTo("rwx------");
    assertThat(folder.getFileName().toString()).matches("sqlite-[0-9.]+-Linux-\\w+");
  }

  @Test
  void takesAFileThatIsRightAsItIs() throws Exception {
    new NativeLibrary(cache).ready();

    assertThat(Files.getLastModifiedTime(library)).isEqualTo(LONG_AGO);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void unpacksAgainWhenAByteIsWrong() throws Exception {
    byte[] right = Files.readAllBytes(library);
    byte[] wrong = right.clone();
    wrong[wrong.length / 2] ^= 1;
    Files.write(library, wrong);

    new NativeLibrary(cache).ready();

    assertThat(library).hasBinaryContent(right);
  }

  @Test
  void unpacksAgainWhenItsOriginIsUnknown() throws Exception {
    Files.delete(folder.resolve("origin"));

    new NativeLibrary(cache).ready();

    assertThat(Files.getLastModifiedTime(library)).isNotEqualTo(LONG_AGO);
    assertThat(folder.resolve("origin")).isNotEmptyFile();
  }

  @Test
  void refusesAFolderThatOthersCanWrite() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatIOException()
        .isThrownBy(() -> new NativeLibrary(cache).ready())
        .withMessage(folder + " can be written by other users");
  }
}
