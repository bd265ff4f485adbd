// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as {@code diff -u} prints it, three lines of context each. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final long LARGEST = 16_000_000L;
  private final List<String> old;
  private final List<String> fresh;

  private UnifiedDiff(List<String> old, List<String> fresh) {
    this.old = old;
    this.fresh = fresh;
  }

  /** The hunks, line by line; empty when the texts are equal. */
  static List<String> of(List<String> old, List<String> fresh) {
    return new UnifiedDiff(old, fresh).hunks();
  }

  /** A line and where it stands: {@code ' '} in both, {@code '-'} in the old, {@code '+'} new. */
  private record Edit(char sign, String text) {}

  private List<String> hunks() {
    List<Edit> edits = edits();
    List<String> lines = new ArrayList<>();
    int oldLine = 1;
    int freshLine = 1;
    int index = 0;
    while (index < edits.size()) {
      int end = end(edits, index);
      if (end > index) {
        hunk(edits.subList(index, end), oldLine, freshLine, lines);
      } else {
        end = index + 1;
      }
      for (Edit edit : edits.subList(index, end)) {
        oldLine += edit.sign() == '+' ? 0 : 1;
        freshLine += edit.sign() == '-' ? 0 : 1;
      }
      index = end;
    }
    return lines;
  }

  /** Where the hunk ends that begins here; the same place when none begins. */
  private static int end(List<Edit> edits, int begin) {
    int change = -1;
    for (int index = begin; index < edits.size(); index++) {
      int reach = change < 0 ? begin + CONTEXT : change + 2 * CONTEXT;
      if (index > reach) {
        break;
      }
      change = edits.get(index).sign() == ' ' ? change : index;
    }
    return change < 0 ? begin : Math.min(edits.size(), change + CONTEXT + 1);
  }

  private static void hunk(List<Edit> edits, int oldLine, int freshLine, List<String> lines) {
    long gone = edits.stream().filter(edit -> edit.sign() != '+').count();
    long come = edits.stream().filter(edit -> edit.sign() != '-').count();
    lines.add(
        "@@ -%d,%d +%d,%d @@"
            .formatted(
                gone == 0 ? oldLine - 1 : oldLine,
                gone,
                come == 0 ? freshLine - 1 : freshLine,
                come));
    edits.forEach(edit -> lines.add(edit.sign() + edit.text()));
  }

  private List<Edit> edits() {
    int head = 0;
    int shorter = Math.min(old.size(), fresh.size());
    while (head < shorter && old.get(head).equals(fresh.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
      tail++;
    }
    List<Edit> edits = new ArrayList<>();
    old.subList(0, head).forEach(text -> edits.add(new Edit(' ', text)));
    middle(old.subList(head, old.size() - tail), fresh.subList(head, fresh.size() - tail), edits);
    old.subList(old.size() - tail, old.size()).forEach(text -> edits.add(new Edit(' ', text)));
    return edits;
  }

  private static void middle(List<String> from, List<String> to, List<Edit> edits) {
    boolean large = (long) from.size() * to.size() > LARGEST;
    int[][] common = large ? new int[0][0] : common(from, to);
    int left = 0;
    int right = 0;
    while (left < from.size() || right < to.size()) {
      if (!large
          && left < from.size()
          && right < to.size()
          && from.get(left).equals(to.get(right))) {
        edits.add(new Edit(' ', from.get(left++)));
        right++;
      } else if (left < from.size()
          && (large || right == to.size() || common[left + 1][right] >= common[left][right + 1])) {
        edits.add(new Edit('-', from.get(left++)));
      } else {
        edits.add(new Edit('+', to.get(right++)));
      }
    }
  }

  /** How many lines the ends of both have in common, from each pair of places on. */
  private static int[][] common(List<String> from, List<String> to) {
    int[][] common = new int[from.size() + 1][to.size() + 1];
    for (int left = from.size() - 1; left >= 0; left--) {
      for (int right = to.size() - 1; right >= 0; right--) {
        common[left][right] =
            from.get(left).equals(to.get(right))
                ? common[left + 1][right + 1] + 1
                : Math.max(common[left + 1][right], common[left][right + 1]);
      }
    }
    return common;
  }
}
