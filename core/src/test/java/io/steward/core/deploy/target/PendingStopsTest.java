// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.LabEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PendingStopsTest {
  private final LabEngine lab = new LabEngine();
  private final List<String> waitedFor = new ArrayList<>();

  @AfterEach
  void cleanUp() {
    lab.close();
  }

  private String sleeper() {
    String name = lab.create(List.of("--stop-timeout", "1"), "sleep", "300");
    lab.engine.start(name);
    return lab.engine.getContainer(name).id();
  }

  private void letTheEngineForget() {
    String other = lab.create(List.of());
    for (int count = 0; count < DockerEngine.REMEMBERED; count++) {
      lab.engine.rename(other, other + "-b");
      lab.engine.rename(other + "-b", other);
    }
  }

  private void await(String id, Instant since) {
    new PendingStops(lab.engine)
        .await(Set.of(id), since, Instant.now(), Duration.ofMinutes(1), waitedFor::add);
  }

  @Test
  void areNotWaitedForWhereTheEngineRemembersThatNobodyAsked() {
    Instant before = Instant.now();
    String id = sleeper();

    await(id, before);

    assertThat(waitedFor).isEmpty();
  }

  @Test
  void areWaitedForAsLongAsTheyMayTakeWhereTheEngineHasForgotten() {
    Instant before = Instant.now();
    String id = sleeper();
    letTheEngineForget();

    await(id, before);

    assertThat(waitedFor).containsExactly(id);
    assertThat(lab.engine.getContainer(id).state().running()).isTrue();
  }

  @Test
  void areNotWaitedForWhereTheEngineRemembersEverythingSinceTheyCouldBeAsked() {
    String id = sleeper();
    letTheEngineForget();

    await(id, Instant.now());

    assertThat(waitedFor).isEmpty();
  }
}
