// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeReader;
import io.steward.core.error.InvalidException;
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
 * @param project what the files make, empty when they cannot be read
 * @param problems why they cannot be read, else empty
 */
record StackText(
    Stack stack, Path folder, Optional<ComposeProject> project, List<Problem> problems) {
  private static final ComposeReader READER = new ComposeReader();

  StackText {
    problems = List.copyOf(problems);
  }

  /** Reads the files of a stack, which are called from {@code folder} in what is found. */
  static StackText read(Stack stack, Path folder) {
    try {
      ComposeProject project = READER.read(StackRequest.of(stack, folder));
      return new StackText(stack, folder, Optional.of(project), List.of());
    } catch (InvalidException e) {
      return new StackText(stack, folder, Optional.empty(), e.problems());
    }
  }
}
