// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a project.
 *
 * @param name its name
 * @param problems everything that is wrong, in the order of files and lines; empty for a good one
 * @param project the project; absent when its values are not what they must be, there also with
 *     problems such as a network that is not defined
 * @param written what could be read of its files, merged; an empty map at worst
 */
public record ComposeCheck(
    String name, List<Problem> problems, Optional<ComposeProject> project, ComposeNode written) {
  /** Keeps its own copy of the problems. */
  public ComposeCheck {
    problems = List.copyOf(problems);
  }
}
