// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Fetching;
import io.steward.core.docker.PullProgress;
import org.junit.jupiter.api.Test;

class LayerCountTest {
  private final LayerCount layers = new LayerCount();

  private Fetching after(String layer, String status, long current, long total) {
    return layers.after(new PullProgress(layer, status, current, total));
  }

  @Test
  void addsUpWhatCameOfEachLayer() {
    after("a", "Downloading", 10, 100);
    after("b", "Already exists", 0, 0);
    after("c", "Downloading", 5, 50);

    assertThat(after("a", "Downloading", 60, 100)).isEqualTo(new Fetching("Downloading", 65));
  }

  @Test
  void knowsByItsUnpackingHowBigALayerWas() {
    after("a", "Downloading", 10, 100);
    after("a", "Download complete", 0, 0);

    assertThat(after("a", "Extracting", 1, 100)).isEqualTo(new Fetching("Extracting", 100));
    assertThat(after("a", "Pull complete", 0, 0)).isEqualTo(new Fetching("Pull complete", 100));
  }

  @Test
  void beginsALayerAnewThatBrokeOff() {
    after("a", "Downloading", 90, 100);

    assertThat(after("a", "Downloading", 10, 100).bytes()).isEqualTo(10);
  }

  @Test
  void knowsNoSizeBeforeAnythingCame() {
    assertThat(after("", "tried again in 2 s: refused", 0, 0))
        .isEqualTo(new Fetching("tried again in 2 s: refused", 0));
  }
}
