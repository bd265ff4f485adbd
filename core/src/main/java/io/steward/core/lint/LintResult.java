// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Bare;
import io.steward.core.operation.Formed;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a look at stacks found.
 *
 * @param stacks how many stacks were looked at
 * @param services how many enabled services they have
 * @param findings everything that was found, in the order of the files
 * @param fixed what was mended, by file
 * @param left why stacks were left as they are that could not be mended
 * @param failOn the least severity that makes this no success
 * @param rules the rules there are
 * @param all whether a person is shown advice as well
 */
public record LintResult(
    int stacks,
    int services,
    List<Finding> findings,
    List<FixedFile> fixed,
    List<OperationException> left,
    Severity failOn,
    Rules rules,
    boolean all)
    implements Bare, Printable, Formed, Verdict {
  /** The form for tools that read findings of any checker. */
  public static final String SARIF = "sarif";

  /** The form that GitHub shows beside the lines of a change. */
  public static final String GITHUB = "github";

  /** Keeps its own copies. */
  public LintResult {
    findings = List.copyOf(findings);
    fixed = List.copyOf(fixed);
    left = List.copyOf(left);
  }

  /** The same look, after this was mended and this was not. */
  LintResult with(List<FixedFile> mended, List<OperationException> unmended) {
    return new LintResult(stacks, services, findings, mended, unmended, failOn, rules, all);
  }

  /** How many findings have this severity. */
  int count(Severity severity) {
    return (int) findings.stream().filter(f -> f.severity() == severity).count();
  }

  @Override
  public Object value() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("stacks", stacks);
    plain.put("services", services);
    plain.put("errors", count(Severity.ERROR));
    plain.put("warnings", count(Severity.WARNING));
    plain.put("infos", count(Severity.INFO));
    plain.put("findings", findings.stream().map(this::plain).toList());
    plain.put("fixed", fixed);
    plain.put("left", left.stream().map(OperationException::getMessage).toList());
    return plain;
  }

  private Map<String, Object> plain(Finding finding) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("rule", finding.rule());
    plain.put("severity", finding.severity());
    plain.put("risk", finding.risk());
    plain.put("file", finding.position().source());
    plain.put("line", finding.position().line());
    plain.put("column", finding.position().column());
    plain.put("stack", finding.stack());
    plain.put("service", finding.spot().service());
    plain.put("key", finding.spot().key());
    plain.put("message", finding.message());
    plain.put("why", rules.get(finding.rule()).spec().why());
    plain.put("mend", finding.mend());
    plain.put("fixable", finding.fix().isPresent());
    plain.put("page", RulePage.link(finding.rule()));
    plain.put("fingerprint", finding.fingerprint());
    return plain;
  }

  @Override
  public void print(Page page) {
    new LintPage(this).print(page);
  }

  @Override
  public String form(String name) {
    return name.equals(SARIF) ? Sarif.of(this) : GithubAnnotations.of(findings);
  }

  @Override
  public Optional<ErrorKind> failure() {
    if (!left.isEmpty()) {
      return Optional.of(ErrorKind.FAILED);
    }
    boolean reached = findings.stream().anyMatch(f -> f.severity().reaches(failOn));
    return reached ? Optional.of(ErrorKind.PENDING) : Optional.empty();
  }

  @Override
  public Optional<String> error() {
    return left.stream().map(OperationException::getMessage).reduce((a, b) -> a + "; " + b);
  }

  @Override
  public List<String> hints() {
    return left.stream().flatMap(why -> why.hints().stream()).toList();
  }
}
