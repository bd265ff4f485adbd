// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;

/** One line for all images that are fetched. Thread-safe. */
final class PullSteps {
  private final Progress progress;
  private final int images;
  private int done;

  PullSteps(Progress progress, int images) {
    this.progress = progress;
    this.images = images;
  }

  /** How far one of them is, in words; empty when it begins. */
  synchronized void at(String image, String words) {
    String which = images == 1 ? "" : (done + 1) + " of " + images + "  ";
    report(Mark.BUSY, which + image + (words.isEmpty() ? "" : "  " + words));
  }

  /** One of them is there. */
  synchronized void done(String image) {
    done++;
    if (done == images) {
      report(Mark.OK, images == 1 ? image : PlanPage.plural(images, "image"));
    }
  }

  private void report(Mark mark, String detail) {
    progress.report(new Progress.Step("", "pull", mark, "", detail));
  }
}
