// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a service had mounted and that is not there any more. */
class GoneFileTest {
  private static final String SITE =
      """
      services:
        web:
          image: x:1
          environment: { COLOUR: red }
          volumes: [ "./app.conf:/app.conf:ro", "./never:/never:ro" ]
        db: { image: y:1 }
      """;

  @TempDir Path folder;
  private Bench bench;
  private Path file;

  @BeforeEach
  void open() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {} }\n")
            .stack("site", SITE)
            .file("stacks/site/app.conf", "one\n");
    file = bench.path("stacks/site/app.conf");
    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
    bench.target.forgetCalls();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void madeAsAFolder() throws IOException {
    Files.deleteIfExists(file);
    Files.createDirectory(file);
  }

  private void refuses(String how) {
    assertThatThrownBy(() -> bench.deploy("site"))
        .hasMessage(
            "preflight: site needs "
                + file
                + ", a file of web, which "
                + how
                + " (put the file back, or take its mount out of the Compose file). Nothing was"
                + " touched")
        .extracting(error -> ((OperationException) error).kind())
        .isEqualTo(ErrorKind.FAILED);
    assertThat(bench.target.calls()).isEmpty();
  }

  @Test
  void isAChangeThatNoDeployMakes() throws IOException {
    Files.delete(file);

    ServiceChange web = bench.plan("site").stacks().get(0).find("web").orElseThrow();
    assertThat(web.change()).isEqualTo(Change.RESTART);
    assertThat(web.fields()).containsExactly(FieldChange.note("file", "app.conf", "is gone"));
    refuses("is gone");
  }

  @Test
  void isToldBesideWhatElseChanges() throws IOException {
    bench.stack("site", SITE.replace("red", "blue"));
    Files.delete(file);

    ServiceChange web = bench.plan("site").stacks().get(0).find("web").orElseThrow();
    assertThat(web.change()).isEqualTo(Change.RECREATE);
    assertThat(web.fields()).contains(FieldChange.note("file", "app.conf", "is gone"));
    refuses("is gone");
  }

  @Test
  void isGoneAsWellWhereAnEngineMadeAFolderOfIt() throws IOException {
    bench.stack("site", SITE.replace("red", "blue"));
    madeAsAFolder();

    refuses("is an empty folder now");
  }

  @Test
  void mayBecomeAFolderThatHoldsSomething() throws IOException {
    madeAsAFolder();
    bench.file("stacks/site/app.conf/one", "one\n");
    bench.stack("site", SITE.replace("red", "blue"));

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void doesNotKeepOthersFromBeingDeployed() throws IOException {
    Files.delete(file);
    bench.stack("site", SITE.replace("y:1", "y:2"));

    assertThat(Bench.outcome(bench.deploy("site/db"), "site")).isEqualTo(Outcome.DEPLOYED);

    bench.stack("site", SITE.replace("\"./app.conf:/app.conf:ro\", ", ""));
    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  private void handle(Handling handling) {
    bench
        .get(ServiceControl.class)
        .handle(handling, bench.selection("site"), "", Duration.ZERO, bench.run());
  }

  @Test
  void keepsItsServiceFromBeingRestartedOrStarted() throws IOException {
    Files.delete(file);

    assertThatThrownBy(() -> handle(Handling.RESTART))
        .hasMessage(
            "restart refused: site/web needs " + file + ", which is gone; nothing was touched")
        .extracting(error -> ((OperationException) error).kind())
        .isEqualTo(ErrorKind.REFUSED);
    assertThat(bench.target.calls()).isEmpty();

    handle(Handling.STOP);
    madeAsAFolder();
    bench.target.forgetCalls();
    assertThatThrownBy(() -> handle(Handling.START))
        .hasMessage(
            "start refused: site/web needs "
                + file
                + ", which is an empty folder now; nothing was touched");
    assertThat(bench.target.calls()).isEmpty();
  }

  @Test
  void comesBackWithARollbackWhereAnEngineMadeAFolderOfIt() throws IOException {
    bench.stack("site", SITE.replace("red", "blue"));
    bench.deploy("site");
    madeAsAFolder();

    bench.rollback(Optional.empty(), bench.run());

    assertThat(bench.read("stacks/site/app.conf")).isEqualTo("one\n");
  }
}
