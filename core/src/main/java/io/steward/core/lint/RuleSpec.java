// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.List;

/**
 * What a rule is: everything that its page, SARIF and the terminal tell of it. Made by {@link
 * #rule}.
 *
 * @param id its name for good, in kebab case: {@code docker-socket}
 * @param severity how much its findings matter
 * @param risk what an attacker gains
 * @param summary what it finds, one sentence without a full stop
 * @param why what goes wrong, one or two sentences
 * @param mend what to do, one or two sentences
 * @param equivalents what other tools call it, such as {@code CIS Docker 1.6.0 5.5}
 * @param bad files in which it finds something
 * @param good the same files mended, in which it finds nothing
 * @param fixes whether {@code --fix} can mend it
 */
public record RuleSpec(
    String id,
    Severity severity,
    Risk risk,
    String summary,
    String why,
    String mend,
    List<String> equivalents,
    Example bad,
    Example good,
    boolean fixes) {
  /** Keeps its own copy. */
  public RuleSpec {
    equivalents = List.copyOf(equivalents);
  }

  /** Begins a rule that is no matter of security. */
  public static Builder rule(String id, Severity severity) {
    return new Builder(id, severity, Risk.NONE);
  }

  /** Begins a rule of security; its risk gives the severity. */
  public static Builder rule(String id, Risk risk) {
    return new Builder(id, risk.severity(), risk);
  }

  /** Collects a {@link RuleSpec}; not thread-safe. */
  public static final class Builder {
    private final String id;
    private final Severity severity;
    private final Risk risk;
    private String summary = "";
    private String why = "";
    private String mend = "";
    private List<String> equivalents = List.of();
    private Example bad = Example.of("");
    private Example good = Example.of("");
    private boolean fixes;

    private Builder(String id, Severity severity, Risk risk) {
      this.id = id;
      this.severity = severity;
      this.risk = risk;
    }

    /** What it finds. */
    public Builder finds(String text) {
      summary = text;
      return this;
    }

    /** What goes wrong; line breaks are blanks. */
    public Builder why(String text) {
      why = text.strip().replaceAll("\\s*\\n\\s*", " ");
      return this;
    }

    /** What to do; line breaks are blanks. */
    public Builder mend(String text) {
      mend = text.strip().replaceAll("\\s*\\n\\s*", " ");
      return this;
    }

    /** What other tools call it. */
    public Builder sameAs(String... names) {
      equivalents = List.of(names);
      return this;
    }

    /** A Compose file in which it finds something. */
    public Builder bad(String compose) {
      return bad(Example.of(compose));
    }

    /** Files in which it finds something. */
    public Builder bad(Example example) {
      bad = example;
      return this;
    }

    /** A Compose file in which it finds nothing. */
    public Builder good(String compose) {
      return good(Example.of(compose));
    }

    /** Files in which it finds nothing. */
    public Builder good(Example example) {
      good = example;
      return this;
    }

    /** It can be mended mechanically, from {@link #bad} to {@link #good}. */
    public Builder fixes() {
      fixes = true;
      return this;
    }

    /** The spec. */
    public RuleSpec build() {
      return new RuleSpec(id, severity, risk, summary, why, mend, equivalents, bad, good, fixes);
    }
  }
}
