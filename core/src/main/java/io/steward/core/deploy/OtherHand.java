// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Survey.Seen;

/** Guesses who made a container that no deploy of Steward's left. */
final class OtherHand {
  private static final String PORTAINER = "/data/compose";

  private OtherHand() {}

  /**
   * Who it was, after "probably" where that is a guess.
   *
   * @param onlyImage whether nothing but its image is other than it was deployed
   */
  static String of(Seen container, boolean onlyImage, Survey survey) {
    if (container.project().isEmpty()) {
      return "docker run or another program";
    }
    if (container.workingFolder().startsWith(PORTAINER)) {
      return "probably Portainer";
    }
    boolean watched =
        survey.containers().stream()
            .anyMatch(c -> Watchtower.isOne(c) && c.state().condition().isFine());
    return onlyImage && watched ? "probably Watchtower" : "probably docker compose by hand";
  }
}
