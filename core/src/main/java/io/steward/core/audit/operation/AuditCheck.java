// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit.operation;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What came out of checking the audit log.
 *
 * @param unbroken whether every entry is there and unchanged
 * @param count how many entries there are; 0 when it is broken
 * @param lastHash the hash of the last entry, 64 hexadecimal digits; empty when it is broken
 * @param brokenAt the number of the first entry that is wrong or missing
 * @param problem what is wrong there; empty when nothing is
 */
record AuditCheck(
    boolean unbroken, long count, String lastHash, Optional<Long> brokenAt, String problem)
    implements Printable, Verdict {

  @Override
  public void print(Page page) {
    if (unbroken) {
      page.add(
          Line.blank()
              .mark(0, Mark.OK)
              .text("unbroken: " + count + (count == 1 ? " entry" : " entries")));
      page.add("  The hash of the last one:");
      page.add("  " + lastHash);
    } else {
      page.add(Line.blank().mark(0, Mark.BAD).text("broken: " + problem));
    }
  }

  @Override
  public Optional<ErrorKind> failure() {
    return unbroken ? Optional.empty() : Optional.of(ErrorKind.FAILED);
  }

  @Override
  public Optional<String> error() {
    return brokenAt.map(number -> "the audit log is broken at entry " + number);
  }

  @Override
  public List<String> hints() {
    return unbroken
        ? List.of()
        : List.of("something else than Steward wrote to its state; entries before it are sound");
  }
}
