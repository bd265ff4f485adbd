// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine whose only programs are scripts in one folder. */
class HostProgramsTest {
  @TempDir Path bin;

  private void program(String name, String script) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private HostPrograms.Found find() {
    return new HostPrograms(Map.of("PATH", bin.toString()), new ProcessRunner()).find();
  }

  @Test
  void takesAStaticBusyboxAlone() throws IOException {
    program("busybox", "echo cat; echo sh; echo sleep");
    program("ldd", "echo '\tnot a dynamic executable' >&2; exit 1");

    HostPrograms.Found found = find();

    assertThat(found.files()).containsOnlyKeys("/bin/busybox");
    assertThat(found.files().get("/bin/busybox"))
        .isEqualTo(Files.readAllBytes(bin.resolve("busybox")));
    assertThat(found.links()).isEqualTo(Map.of("/bin/sh", "busybox", "/bin/sleep", "busybox"));
    assertThat(found.libraryFolders()).isEmpty();
  }

  @Test
  void takesShAndSleepWithTheirLibrariesInstead() throws IOException {
    program("busybox", "echo cat; echo sleep");
    program("sh", "exit 0");
    program("sleep", "exit 0");
    Path library = Files.writeString(bin.resolve("libc.so.6"), "library");
    Path loader = Files.writeString(bin.resolve("ld-linux.so.2"), "loader");
    program(
        "ldd",
        "echo '\tlinux-vdso.so.1 (0x00007ffc)'; echo '\tlibc.so.6 => "
            + library
            + " (0x00007f35)'; echo '\t"
            + loader
            + " (0x00007f36)'");

    HostPrograms.Found found = find();

    assertThat(found.files())
        .containsOnlyKeys("/bin/sh", "/bin/sleep", library.toString(), loader.toString());
    assertThat(found.files().get(library.toString())).asString().isEqualTo("library");
    assertThat(found.links()).isEmpty();
    assertThat(found.libraryFolders()).containsExactly(bin.toString());
  }

  @Test
  void refusesAProgramWhoseLibraryIsMissing() throws IOException {
    program("sh", "exit 0");
    program("ldd", "echo '\tlibx.so => not found'");

    assertThatThrownBy(this::find)
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE))
        .hasMessage(
            "no image can be made of this machine's programs: the libraries of "
                + bin.resolve("sh")
                + " are not known: ldd says libx.so => not found");
  }

  @Test
  void refusesAMachineWithoutAShell() {
    assertThatThrownBy(this::find)
        .hasMessage("no image can be made of this machine's programs: there is no sh in PATH");
  }
}
