// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy --plan FILE} on the real engine: what was planned, or nothing. */
class PlanFileOnEngineTest {
  @TempDir Path folder;
  private EngineHomelab lab;
  private String image = "";

  @BeforeEach
  void planAChange() {
    lab = new EngineHomelab(folder);
    image = lab.project("moving") + ":now";
    docker("tag", "steward/tiny:1", image);
    lab.write("stacks/app/web.conf", "one\n");
    lab.stack("app", compose("blue"));
    lab.deploy("app");
    lab.stack("app", compose("green"));
    run("stack plan", Map.of("stacks", List.of("app"), "out", "plan.json"));
  }

  @AfterEach
  void end() {
    lab.close();
    lab.docker("image", "rm", image);
  }

  private String compose(String colour) {
    return """
        services:
          web:
            image: steward/tiny:1
            environment: { COLOUR: %s }
            volumes: [ "./web.conf:/web.conf:ro" ]
          worker:
            image: %s
            pull_policy: never
        """
        .formatted(colour, image);
  }

  private void docker(String... words) {
    assertThat(lab.docker(words).errors()).isEmpty();
  }

  private Record run(String operation, Map<String, ?> input) {
    try (Steward steward = lab.start()) {
      return steward.run(operation, input, Run.of("test", folder));
    }
  }

  private void assertRefused(String what) {
    Map<String, String> before = lab.ids("app");

    assertThatThrownBy(() -> run("stack deploy", Map.of("plan", "plan.json")))
        .isInstanceOf(OperationException.class)
        .hasMessage("the plan is not true any more: " + what);
    assertThat(lab.ids("app")).isEqualTo(before);
  }

  @Test
  void deploysWhatWasPlanned() {
    Map<String, String> before = lab.ids("app");

    run("stack deploy", Map.of("plan", "plan.json"));

    assertThat(lab.ids("app")).containsEntry("worker", before.get("worker"));
    assertThat(lab.ids("app").get("web")).isNotEqualTo(before.get("web"));
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  @Test
  void refusesWhenAFileChanged() {
    lab.write("stacks/app/web.conf", "two\n");

    assertRefused("app: file web.conf changed");
  }

  @Test
  void refusesWhenTheTagMoved() {
    String one = lab.docker("image", "inspect", "-f", "{{.Id}}", "steward/tiny:1").output().strip();
    String two = lab.docker("image", "inspect", "-f", "{{.Id}}", "steward/tiny:2").output().strip();
    docker("tag", "steward/tiny:2", image);

    assertRefused(
        "app: image "
            + image
            + " moved from "
            + one.substring(7, 15)
            + " to "
            + two.substring(7, 15));
  }

  @Test
  void refusesWhenAContainerWasReplacedByHand() {
    docker("rm", "-f", lab.ids("app").get("worker"));

    assertRefused("app/worker has no container any more");
  }

  @Test
  void refusesWhenAContainerWasStoppedByHand() {
    docker("stop", "-t", "0", lab.ids("app").get("worker"));

    assertRefused("app/worker is not as it was");
  }

  @Test
  void refusesWhenAnotherDeployCameBetween() {
    lab.deploy("app");

    assertRefused("app has revision 2 now, not 1; app/web has other containers now");
  }
}
