// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import java.util.HashMap;
import java.util.Map;

/** One line for all images that are fetched. Thread-safe. */
final class PullSteps {
  private final Progress progress;
  private final int images;
  private final Map<String, Fetching> far = new HashMap<>();
  private int done;

  PullSteps(Progress progress, int images) {
    this.progress = progress;
    this.images = images;
  }

  /** How far one of them is. */
  synchronized void at(String image, Fetching fetching) {
    far.put(image, fetching);
    String which = images == 1 ? "" : (done + 1) + " of " + images + "  ";
    String words = fetching.words().isEmpty() ? "" : "  " + fetching.words();
    report(Mark.BUSY, which + image + words + size());
  }

  /** One of them is there. */
  synchronized void done(String image) {
    done++;
    if (done == images) {
      report(Mark.OK, (images == 1 ? image : PlanPage.plural(images, "image")) + size());
    }
  }

  private String size() {
    long bytes = far.values().stream().mapToLong(Fetching::bytes).sum();
    return bytes == 0 ? "" : ", " + PlanPage.size(bytes);
  }

  private void report(Mark mark, String detail) {
    progress.report(new Progress.Step("", "pull", mark, "", detail));
  }
}
