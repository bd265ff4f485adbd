// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.ImagePuller;
import io.steward.core.deploy.PulledImages;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.List;

/** Fetches images. */
final class PullImages implements Operation<PullImages.Input, PulledImages> {
  static final Spec SPEC =
      Spec.operation("stack", "pull", PullImages.class)
          .summary("Fetches the images of stacks from their registries, nothing else")
          .details("No container is touched: steward plan shows what a newer image would change.")
          .example("steward stack pull", "every stack, or the one whose folder you stand in")
          .example("steward stack pull media/jellyfin", "one service")
          .writes()
          .takesLong()
          .build();

  private final Homelab homelab;
  private final ImagePuller images;

  @Inject
  PullImages(Homelab homelab, ImagePuller images) {
    this.homelab = homelab;
    this.images = images;
  }

  record Input(
      @Arg(value = Words.STACKS, positional = true, label = Words.LABEL) List<String> stacks) {}

  @Override
  public PulledImages run(Input input, Run run) {
    return images.pull(Selection.of(homelab, input.stacks(), run.folder()), run);
  }
}
