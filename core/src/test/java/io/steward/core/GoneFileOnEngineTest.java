// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A mounted file that is not there any more, in whose place the engine makes a folder. */
class GoneFileOnEngineTest extends GuardedOnEngine {
  private static final String FILE =
      """
      services:
        db:
          image: steward/tiny:1
          environment: { COLOUR: red }
          volumes: ["./app.conf:/app.conf:ro"]
      """;

  @Test
  void isNeverMadeAFolderOfAndComesBackWhereItWas() throws IOException {
    lab.monitor("1s").write("stacks/app/app.conf", "one\n").stack("app", FILE);
    lab.deploy("app");
    lab.stack("app", FILE.replace("red", "blue"));
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
    Path file = folder.resolve("stacks/app/app.conf");
    Files.delete(file);
    lab.stack("app", FILE.replace("red", "green"));
    String running = container();

    lab.attempt("app")
        .refused(
            ErrorKind.FAILED,
            "preflight: app needs "
                + file
                + ", a file of db, which is gone (put the file back, or take its mount out of the"
                + " Compose file). Nothing was touched");
    assertThat(lab.told("stack restart", "app"))
        .isEqualTo(
            "restart refused: app/db needs " + file + ", which is gone; nothing was touched");
    assertThat(container()).isEqualTo(running);
    assertThat(words("exec", running, "cat", "/app.conf")).isEqualTo("one");
    assertThat(Files.exists(file)).isFalse();

    lab.docker("restart", "-t", "0", running);
    assertThat(Files.isDirectory(file)).isTrue();
    assertThat(lab.told("rollback", "app")).isEmpty();
    assertThat(words("exec", container(), "cat", "/app.conf")).isEqualTo("one");
  }
}
