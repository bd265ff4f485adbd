// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.target.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers that are replaced some at a time while one of the old ones is sick. */
class SickRolloutTest {
  private static final String SICK = "web:2, labels: [ steward.simulated.health=unhealthy ]";

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void settings(String gate) {
    bench.deployment("stacks: { site: { gate: { parallelism: 1, " + gate + " } } }\n");
  }

  private StackOutcome deploy(String image) {
    bench.stack(
        "site",
        "services: { web: { deploy: { replicas: 3 }, healthcheck: { test: [CMD, 'true'] }, image: "
            + image
            + " } }\n");
    StackOutcome outcome = Bench.find(bench.deploy("site"), "site").orElseThrow();
    bench.clock.advance(Duration.ofMinutes(5));
    return outcome;
  }

  private List<String> images() {
    return bench.target.behind().containers("site").stream()
        .map(container -> container.fields().find("image").orElseThrow())
        .toList();
  }

  private List<String> removed() {
    return bench.target.calls().stream().filter(call -> call.startsWith("remove")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "stop-first, UNHEALTHY",
    "stop-first, EXITS",
    "start-first, UNHEALTHY",
    "start-first, EXITS"
  })
  void replacesTheSickOneFirst(String order, Fate fate) {
    settings("order: " + order);
    deploy("web:1");
    String second =
        bench.target.behind().containers("site").stream()
            .filter(container -> container.name().equals("site-web-2"))
            .findFirst()
            .orElseThrow()
            .id();
    bench.target.befall(second, fate);

    StackOutcome outcome = deploy("web:2");

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(images()).containsExactly("web:2", "web:2", "web:2");
    assertThat(removed())
        .containsExactly("remove site-web-2", "remove site-web-1", "remove site-web-3");
  }

  @Test
  void goesOnFromWhatWasLeftHalfDone() {
    settings("order: start-first, failure-action: pause");
    deploy("web:1");
    assertThat(deploy(SICK).outcome()).isEqualTo(Outcome.LEFT_AS_IS);
    assertThat(images()).hasSize(4);

    StackOutcome outcome = deploy("web:3");

    assertThat(outcome.error()).isEmpty();
    assertThat(images()).containsExactly("web:3", "web:3", "web:3");
    assertThat(removed()).first().isEqualTo("remove site-web-4");
  }

  @Test
  void rollsBackWhatWasLeftHalfDone() {
    settings("order: start-first, failure-action: pause");
    deploy("web:1");
    deploy(SICK);

    RollbackResult result = bench.rollback(Optional.empty(), bench.run());

    assertThat(result.error()).isEmpty();
    assertThat(images()).containsExactly("web:1", "web:1", "web:1");
  }

  @Test
  void stillTakesBackWhatIsSickItself() {
    settings("order: stop-first");
    deploy("web:1");

    StackOutcome outcome = deploy(SICK);

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(images()).containsExactly("web:1", "web:1", "web:1");
  }
}
