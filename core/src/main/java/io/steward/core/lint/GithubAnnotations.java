// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings as commands of a GitHub workflow, which shows them beside the lines of a change.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions">
 *     workflow commands</a>
 */
final class GithubAnnotations {
  private GithubAnnotations() {}

  static String of(List<Finding> findings) {
    return findings.stream().map(GithubAnnotations::line).collect(Collectors.joining());
  }

  private static String line(Finding finding) {
    String command =
        switch (finding.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case INFO -> "notice";
        };
    int line = Math.max(1, finding.position().line());
    int column = Math.max(1, finding.position().column());
    return "::"
        + command
        + " file="
        + property(finding.position().source())
        + ",line="
        + line
        + ",col="
        + column
        + ",title="
        + property(finding.rule())
        + "::"
        + data(finding.message() + "; " + finding.mend())
        + "\n";
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
