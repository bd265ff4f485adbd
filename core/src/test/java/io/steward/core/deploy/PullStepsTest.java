// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullStepsTest {
  private final List<Progress.Step> told = new ArrayList<>();

  private List<String> words() {
    return told.stream().map(Progress.Step::detail).toList();
  }

  @Test
  void oneLineTellsOfAllImagesAndHowMuchCame() {
    var steps = new PullSteps(told::add, 2);

    steps.at("web:2", Fetching.BEGUN);
    steps.at("db:1", new Fetching("Downloading", 8_000_000));
    steps.at("web:2", new Fetching("Extracting", 300_000_000));
    steps.done("web:2");
    steps.at("db:1", new Fetching("Pull complete", 9_000_000));
    steps.done("db:1");

    assertThat(words())
        .containsExactly(
            "1 of 2  web:2",
            "1 of 2  db:1  Downloading, 8 MB",
            "1 of 2  web:2  Extracting, 308 MB",
            "2 of 2  db:1  Pull complete, 309 MB",
            "2 images, 309 MB");
  }

  @Test
  void claimsNoSizeThatIsNotKnown() {
    var steps = new PullSteps(told::add, 1);

    steps.at("web:2", new Fetching("Pulling from web", 0));
    steps.done("web:2");

    assertThat(words()).containsExactly("web:2  Pulling from web", "web:2");
  }
}
