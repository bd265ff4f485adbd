// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found by looking for what would stand in the way of work.
 *
 * @param homelab the folder of the homelab
 * @param environment the overlay, empty for none and when the configuration is not valid
 * @param stacks how many stacks it has; 0 when its configuration is not valid
 * @param targets how many targets it has; 0 when its configuration is not valid
 * @param sections the checks, by what they are about
 */
public record Examination(
    String homelab, Optional<String> environment, int stacks, int targets, List<Section> sections)
    implements Printable, Verdict {
  private static final int TEXT = 19;

  /** Keeps its own copy. */
  public Examination {
    sections = List.copyOf(sections);
  }

  /** How a check ended. */
  public enum Grade {
    /** As it should be. */
    OK(Mark.OK),
    /** To look at. */
    CARE(Mark.CARE),
    /** Broken. */
    BROKEN(Mark.BAD),
    /** It could not be made, so nothing is known. */
    NOT_MADE(Mark.NONE);

    private final Mark mark;

    Grade(Mark mark) {
      this.mark = mark;
    }
  }

  /** Checks about one thing, such as a target. */
  public record Section(String title, List<Check> checks) {
    /** Keeps its own copy. */
    public Section {
      checks = List.copyOf(checks);
    }
  }

  /**
   * One check.
   *
   * @param name what was checked
   * @param grade how it ended
   * @param text what was found, or why it could not be checked
   * @param hint what to do; absent when there is nothing
   */
  public record Check(String name, Grade grade, String text, Optional<String> hint) {
    static Check ok(String name, String text) {
      return new Check(name, Grade.OK, text, Optional.empty());
    }

    static Check care(String name, String text, String hint) {
      return new Check(name, Grade.CARE, text, Optional.of(hint));
    }

    static Check notMade(String name, String why) {
      return new Check(name, Grade.NOT_MADE, "could not check: " + why, Optional.empty());
    }
  }

  /** How many checks ended so. */
  public long count(Grade grade) {
    return sections.stream()
        .flatMap(section -> section.checks().stream())
        .filter(check -> check.grade() == grade)
        .count();
  }

  @Override
  public void print(Page page) {
    Line head = Line.of("Homelab ").name(homelab);
    page.add(
        targets == 0
            ? head
            : head.text(
                PlanPage.among(environment)
                    + ": "
                    + PlanPage.plural(stacks, "stack")
                    + ", "
                    + PlanPage.plural(targets, "target")));
    page.gap();
    for (Section section : sections) {
      page.add("  " + section.title());
      section.checks().forEach(check -> print(page, check));
    }
    page.gap();
    page.add(sum());
  }

  private static void print(Page page, Check check) {
    page.add(
        Line.blank().mark(2, check.grade().mark).text(check.name()).to(TEXT).text(check.text()));
    check.hint().ifPresent(hint -> page.add(Line.blank().to(TEXT).aside("hint: " + hint)));
  }

  private String sum() {
    long made = count(Grade.OK) + count(Grade.CARE) + count(Grade.BROKEN);
    List<String> parts = new ArrayList<>();
    parts.add(count(Grade.OK) + " fine");
    if (count(Grade.CARE) > 0) {
      parts.add(count(Grade.CARE) + " to look at");
    }
    if (count(Grade.BROKEN) > 0) {
      parts.add(count(Grade.BROKEN) + " broken");
    }
    long open = count(Grade.NOT_MADE);
    return PlanPage.plural(made, "check")
        + ": "
        + String.join(", ", parts)
        + "."
        + (open == 0 ? "" : " " + open + " more could not be made.");
  }

  @Override
  public Optional<ErrorKind> failure() {
    return count(Grade.CARE) + count(Grade.BROKEN) > 0
        ? Optional.of(ErrorKind.PENDING)
        : Optional.empty();
  }

  @Override
  public Optional<String> error() {
    return Optional.empty();
  }

  @Override
  public List<String> hints() {
    return List.of();
  }
}
