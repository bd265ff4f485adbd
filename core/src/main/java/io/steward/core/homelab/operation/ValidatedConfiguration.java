// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What a check of the configuration found.
 *
 * @param valid whether nothing is wrong
 * @param files what was read, relative to the homelab
 * @param services how many services there are, 0 when it is not valid
 * @param stacks how many stacks there are, 0 when it is not valid
 * @param problems everything that is wrong, in the order of the files
 */
record ValidatedConfiguration(
    boolean valid, List<String> files, int services, int stacks, List<Problem> problems)
    implements Printable, Verdict {

  ValidatedConfiguration {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  static ValidatedConfiguration valid(List<String> files, Homelab homelab) {
    return new ValidatedConfiguration(
        true, files, homelab.services().size(), homelab.stacks().size(), List.of());
  }

  static ValidatedConfiguration invalid(List<String> files, List<Problem> problems) {
    return new ValidatedConfiguration(false, files, 0, 0, problems);
  }

  @Override
  public void print(Page page) {
    page.add("Read " + String.join(", ", files) + ".");
    for (Problem problem : problems) {
      page.gap();
      page.add(
          Line.blank().mark(0, Mark.BAD).name(problem.position().toString()).text(place(problem)));
      page.add("  " + problem.message());
      problem.hint().ifPresent(hint -> page.add(Line.blank().aside("  hint: " + hint)));
    }
    if (valid) {
      page.add(
          Counted.of(services, "service") + ", " + Counted.of(stacks, "stack") + ": no problems.");
    }
  }

  private static String place(Problem problem) {
    return problem.key().isEmpty() ? "" : "  " + problem.key();
  }

  @Override
  public Optional<ErrorKind> failure() {
    return valid ? Optional.empty() : Optional.of(ErrorKind.CONFIGURATION);
  }

  @Override
  public Optional<String> error() {
    return valid
        ? Optional.empty()
        : Optional.of("configuration is not valid: " + Counted.of(problems.size(), "problem"));
  }

  @Override
  public List<String> hints() {
    return List.of();
  }
}
