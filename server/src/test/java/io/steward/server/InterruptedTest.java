// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.CorePlugin;
import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.state.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does at its start with a deploy that a crash left open. */
class InterruptedTest {
  private static final String OPEN =
      "SELECT count(*) AS n FROM deploy_revision WHERE outcome IS NULL";

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void interrupt() throws Exception {
    write("by-hand");
    Files.createDirectories(folder.resolve("stacks/blog"));
    Files.writeString(
        folder.resolve("stacks/blog/compose.yaml"), "services: { web: { image: 'web:1' } }\n");
    try (Steward steward = start()) {
      steward.run("stack deploy", Map.of("stacks", List.of("blog")), run());
      // As a crash before the very last commit leaves it.
      steward
          .get(Database.class)
          .sql()
          .update("UPDATE deploy_revision SET outcome = NULL, ended = NULL");
    }
    said.clear();
  }

  private void write(String resume) throws Exception {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/deployment.yaml"),
        "id: lab\ntargets: { sim: { simulated: {} } }\ndefault-target: sim\nresume: "
            + resume
            + "\nstacks: { blog: { gate: { monitor: 0s } } }\n");
  }

  private Steward start() {
    return Steward.start(
        ConfigurationSource.of(
            folder, Map.of("XDG_STATE_HOME", folder.resolve("state").toString())),
        new Plugins(List.of(new CorePlugin(), new ServerPlugin())));
  }

  private Run run() {
    Progress heard = step -> said.add(step.subject() + step.detail());
    return Run.of("test", folder).withProgress(heard);
  }

  private long open() {
    try (Steward steward = start()) {
      return steward.get(Database.class).sql().first(OPEN, row -> row.number("n")).orElseThrow();
    }
  }

  @Test
  void isSaidAndLeftWhereItIsForThePerson() {
    new Interrupted(this::start).settle(run());

    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("the deploy of blog revision 1 by test was interrupted today ")
        .endsWith(", while it waited for web: steward stack resume blog");
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void isFinishedWhereTheSettingsSaySo() throws Exception {
    write("finish");

    new Interrupted(this::start).settle(run());

    assertThat(open()).isZero();
    said.clear();
    new Interrupted(this::start).settle(run());
    assertThat(said).isEmpty();
  }

  @Test
  void neverKeepsTheServerFromStarting() throws Exception {
    Files.writeString(folder.resolve("config/deployment.yaml"), "id: [\n");

    new Interrupted(this::start).settle(run());

    assertThat(said).isEmpty();
  }
}
