// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeCheck;
import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeReader;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A stack as its files say it.
 *
 * @param stack the stack
 * @param folder the folder that files are called from
 * @param project what the files make, as far as they can be read; empty when nothing can
 * @param problems what is wrong with them, empty when they can be read
 */
record StackText(
    Stack stack, Path folder, Optional<ComposeProject> project, List<Problem> problems) {
  private static final ComposeReader READER = new ComposeReader();

  StackText {
    problems = List.copyOf(problems);
  }

  /** Reads the files of a stack, which are called from {@code folder} in what is found. */
  static StackText read(Stack stack, Path folder) {
    ComposeCheck check = READER.check(StackRequest.of(stack, folder));
    return new StackText(stack, folder, check.project(), check.problems());
  }
}
