// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Line;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Tone;
import java.time.Instant;
import java.util.List;

/**
 * How the files of a stack differ from one of its revisions, text against text.
 *
 * @param stack its name
 * @param revision the number of the revision
 * @param revisionAt when that was deployed
 * @param revisionBy who deployed it
 * @param at when the files were read
 * @param texts each text that differs; empty when the files say the same
 */
public record TextDiff(
    String stack, int revision, Instant revisionAt, String revisionBy, Instant at, List<Part> texts)
    implements Printable {
  /** Keeps its own copy. */
  public TextDiff {
    texts = List.copyOf(texts);
  }

  /**
   * One text.
   *
   * @param name {@code the rendered project}, or a file
   * @param hidden whether it may hold a secret, so that no line is shown
   * @param lines the difference as {@code diff -u} prints it, without its heading
   */
  public record Part(String name, boolean hidden, List<String> lines) {
    /** Keeps its own copy. */
    public Part {
      lines = List.copyOf(lines);
    }
  }

  @Override
  public void print(Page page) {
    Moment now = Moment.here(at);
    if (texts.isEmpty()) {
      page.add("The files of " + stack + " say what revision " + revision + " says.");
      return;
    }
    String from = "revision " + revision + " (" + now.at(revisionAt) + ", " + revisionBy + ")";
    for (Part part : texts) {
      page.gap();
      page.add(Line.blank().name("--- " + part.name() + ", " + from));
      page.add(Line.blank().name("+++ " + part.name() + ", the files now"));
      if (part.hidden()) {
        page.add("changed (hidden: it may hold a secret)");
      }
      part.lines().forEach(line -> page.add(Line.blank().toned(tone(line), line).asItIs()));
    }
  }

  private static Tone tone(String line) {
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> Tone.GOOD;
      case '-' -> Tone.BAD;
      case '@' -> Tone.ASIDE;
      default -> Tone.PLAIN;
    };
  }
}
