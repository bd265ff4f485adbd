// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.StackOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stacks run with the same reference of an image, and one goes back. */
class SharedImagesOnEngineTest {
  @TempDir Path folder;
  private EngineHomelab lab;
  private String image;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    image = lab.project("shared") + ":17";
    lab.docker("tag", "steward/tiny:1", image);
    lab.stack("one", compose(""));
    lab.stack("two", compose(""));
    lab.deploy("one", "two");
    lab.docker("tag", "steward/tiny:2", image);
  }

  @AfterEach
  void end() {
    lab.close();
    lab.docker("rmi", "-f", image);
  }

  private String compose(String more) {
    return "services: { db: { image: '" + image + "', pull_policy: never" + more + " } }\n";
  }

  private String sentence() {
    return image
        + " means its earlier image again, and two/db runs with another one: a deploy of two would"
        + " go back too, unless it is pulled or tagged anew before";
  }

  @Test
  void saysAfterARollbackWhoWouldGoBackToo() {
    lab.deploy("one", "two");

    StackOutcome outcome = lab.rollBack("one").stacks().get(0).outcome().orElseThrow();

    assertThat(outcome.remarks()).contains(sentence());
  }

  @Test
  void saysAfterAWayBackWhoWouldGoBackToo() {
    assertThat(lab.deploy("two").stacks().get(0).remarks()).isEmpty();
    lab.stack("one", compose(", command: [ 'false' ]"));

    StackOutcome outcome = lab.deploy("one").stacks().get(0);

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.remarks()).contains(sentence());
  }
}
