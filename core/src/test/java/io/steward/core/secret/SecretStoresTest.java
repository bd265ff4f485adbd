// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoresTest {
  @TempDir Path folder;

  @Test
  void readsFileWithoutItsLineEnd() throws IOException {
    write("db/password", "hunter2\r\n", "rw-------");
    var store = new FileStore(folder);

    assertThat(store.find("db/password").orElseThrow().reveal()).isEqualTo("hunter2");
    assertThat(store.find("db/other")).isEmpty();
    assertThat(store.place("db/other")).isEqualTo("file " + folder.resolve("db/other"));
  }

  @Test
  void refusesFileThatOthersCanRead() throws IOException {
    write("password", "hunter2", "rw-r--r--");

    assertThatThrownBy(() -> new FileStore(folder).find("password"))
        .isInstanceOf(OperationException.class)
        .hasMessage("secret file " + folder.resolve("password") + " is open to others");
  }

  @Test
  void refusesPathThatLeadsOut() {
    assertThatThrownBy(() -> new FileStore(folder).find("../etc/passwd"))
        .isInstanceOf(OperationException.class)
        .hasMessage("secret path '../etc/passwd' leads out of " + folder);
  }

  @Test
  void readsVariableOfEnvironment() {
    var store = new EnvironmentStore(Map.of("S_DB_PASS_WORD", "hunter2"), "S_");

    assertThat(store.find("db/pass-word").orElseThrow().reveal()).isEqualTo("hunter2");
    assertThat(store.place("db/x")).isEqualTo("environment variable S_DB_X");
  }

  @Test
  void takesFirstStoreThatHasThePath() {
    var references =
        new SecretReferences(
            Map.of("NAME", "n"),
            List.of(
                new EnvironmentStore(Map.of("A_X", "first"), "A_"),
                new EnvironmentStore(Map.of("B_X", "second", "B_Y", "only"), "B_")));

    assertThat(references.find("secret", "x")).contains("first");
    assertThat(references.find("secret", "y")).contains("only");
    assertThat(references.find("env", "NAME")).contains("n");
    assertThat(references.advice("secret", "z"))
        .isEqualTo("looked for environment variable A_Z, environment variable B_Z");
    assertThat(new SecretReferences(Map.of(), List.of()).advice("secret", "z"))
        .isEqualTo(
            "no secret store is configured; name one under secret-stores in deployment.yaml");
  }

  @Test
  void neverShowsSecret() {
    assertThat(Secret.parse("hunter2"))
        .hasToString("[REDACTED]")
        .isEqualTo(Secret.parse("hunter2"));
  }

  private void write(String name, String text, String permissions) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
