// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What came of fetching images; no container was touched.
 *
 * @param dryRun whether no registry was asked
 * @param simulated whether any target only pretends
 * @param images each image that is meant
 */
public record PulledImages(boolean dryRun, boolean simulated, List<Entry> images)
    implements Printable, Verdict {
  /** Keeps its own copy. */
  public PulledImages {
    images = List.copyOf(images);
  }

  /** What came of one image. */
  public enum Result {
    /** There is a newer one now, or a first one. */
    NEW(Mark.CREATE, "new"),
    /** What lies there is what the registry has. */
    SAME(Mark.OK, "the same"),
    /** It does not come from a registry. */
    SKIPPED(Mark.NONE, "skipped"),
    /** The registry refused, or was not reached. */
    FAILED(Mark.BAD, "failed");

    private final Mark mark;
    private final String words;

    Result(Mark mark, String words) {
      this.mark = mark;
      this.words = words;
    }
  }

  /**
   * One image of a stack.
   *
   * @param stack whose it is
   * @param image its reference
   * @param result what came of it
   * @param message its size, why it was skipped or why it failed; may be empty
   */
  public record Entry(String stack, String image, Result result, String message) {}

  @Override
  public void print(Page whole) {
    var page = new Sheet(whole, simulated);
    for (Entry entry : images) {
      page.add(
          Line.blank()
              .mark(0, dryRun ? Mark.NONE : entry.result().mark)
              .name(entry.stack())
              .to(18)
              .text(dryRun ? "" : entry.result().words)
              .to(28)
              .text(entry.image())
              .aside(aside(entry)));
    }
    page.add(
        dryRun
            ? "Dry run: no registry was asked. Nothing was touched."
            : "Images: "
                + count(Result.NEW)
                + " new, "
                + count(Result.SAME)
                + " the same, "
                + count(Result.SKIPPED)
                + " skipped, "
                + count(Result.FAILED)
                + " failed. No container was touched.");
    if (!dryRun && count(Result.NEW) > 0) {
      page.add(Line.of("Next: ").name("steward plan"));
    }
  }

  /** Why the only one failed is the error of all; of several, each says its own. */
  private String aside(Entry entry) {
    boolean told = entry.result() == Result.FAILED && count(Result.FAILED) == 1;
    return told || entry.message().isEmpty() ? "" : "  " + entry.message();
  }

  private long count(Result result) {
    return images.stream().filter(entry -> entry.result() == result).count();
  }

  @Override
  public Optional<ErrorKind> failure() {
    return count(Result.FAILED) > 0 ? Optional.of(ErrorKind.FAILED) : Optional.empty();
  }

  @Override
  public Optional<String> error() {
    return images.stream()
        .filter(entry -> entry.result() == Result.FAILED)
        .findFirst()
        .map(entry -> "cannot pull " + entry.image() + ": " + entry.message());
  }

  @Override
  public List<String> hints() {
    return List.of();
  }
}
