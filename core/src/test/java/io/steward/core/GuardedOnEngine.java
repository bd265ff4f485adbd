// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.DataConsent;
import io.steward.core.deploy.DataRisks;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Deployer;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Selection;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A stack on the engine whose service {@code db} has data that must stay with it. */
abstract class GuardedOnEngine {
  static final String VOLUME =
      """
      services:
        db:
          image: steward/tiny:1
          volumes: ["data:/data"]
      volumes:
        data: {}
      """;

  @TempDir Path folder;
  EngineHomelab lab;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  String project() {
    return lab.project("app");
  }

  String container() {
    return lab.ids("app").get("db");
  }

  String words(String... words) {
    ProcessResult result = lab.docker(words);
    assertThat(result.succeeded()).as(result.toString()).isTrue();
    return result.output().strip();
  }

  /** What it wrote at this path; something is there afterwards. */
  void write(String path) {
    words("exec", container(), "sh", "-c", "echo rows > " + path + "/base");
  }

  String readBack(String path) {
    return words("exec", container(), "cat", path + "/base");
  }

  DeployResult accepting(DataConsent consent) {
    try (Steward steward = lab.start()) {
      var selection = Selection.of(steward.get(Homelab.class), List.of("app"), folder);
      return steward
          .get(Deployer.class)
          .deploy(
              new Deployer.Request(
                  selection, "test", false, false, Duration.ZERO, Optional.empty(), consent),
              Run.of("test", folder));
    }
  }

  static String text(Printable result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  static Outcome outcome(DeployResult result) {
    return result.stacks().get(0).outcome();
  }

  void accepts(String place) {
    DeployResult result = accepting(new DataConsent(Set.of(place), false));

    assertThat(outcome(result)).isEqualTo(Outcome.DEPLOYED);
  }

  DataRisks risks() {
    return lab.plan("app").stacks().get(0).data();
  }

  /** A deploy is refused with this sentence, and the container and what it has stay. */
  void refuses(String why) {
    Map<String, String> before = lab.ids("app");

    assertThat(lab.plan("app").failure()).contains(ErrorKind.REFUSED);
    assertThatThrownBy(() -> lab.deploy("app"))
        .hasMessage("deploy refused: app/db " + why + "; nothing was touched")
        .extracting(error -> ((OperationException) error).kind())
        .isEqualTo(ErrorKind.REFUSED);

    assertThat(lab.ids("app")).isEqualTo(before);
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
  }
}
