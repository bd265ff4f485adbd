// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.error.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Collects what one rule finds in one stack. Not thread-safe. */
public final class Findings {
  private static final int DIGITS = 32;
  private final RuleSpec rule;
  private final Severity severity;
  private final String stack;
  private final List<Finding> found;
  private final Map<String, Integer> seen = new HashMap<>();

  Findings(RuleSpec rule, Severity severity, String stack, List<Finding> found) {
    this.rule = rule;
    this.severity = severity;
    this.stack = stack;
    this.found = found;
  }

  /** Something is wrong here; what to do is what the rule says. */
  public void add(Spot spot, String message) {
    add(spot, message, rule.mend());
  }

  /** Something is wrong here, and this is what to do about it. */
  public void add(Spot spot, String message, String mend) {
    add(spot, message, mend, Optional.empty());
  }

  /** Something is wrong here, and this mends it. */
  public void add(Spot spot, String message, Fix fix) {
    add(spot, message, rule.mend(), Optional.of(fix));
  }

  private void add(Spot spot, String message, String mend, Optional<Fix> fix) {
    String fingerprint = fingerprint(spot, message);
    found.add(
        new Finding(
            rule.id(), severity, rule.risk(), stack, spot, message, mend, fingerprint, fix));
  }

  /** Neither lines nor numbers of items count, so that it survives what is put in above. */
  private String fingerprint(Spot spot, String message) {
    Position at = spot.position();
    String same =
        String.join(
            "\n",
            rule.id(),
            at.source(),
            spot.service(),
            spot.key().replaceAll("\\.\\d+(?=\\.|$)", ""),
            message.replaceAll(":\\d+(:\\d+)?", ""));
    int before = seen.merge(same, 1, Integer::sum);
    return DigestUtils.sha256Hex(before == 1 ? same : same + "\n" + before).substring(0, DIGITS);
  }
}
