// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeReader;
import io.steward.core.config.Configuration;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the folder and the files of stacks that are not there. It is a problem of that stack alone:
 * a disk that is not mounted must keep nobody from the others.
 */
record MissingFiles(Configuration configuration, Homelab homelab) {
  /** What is missing of a stack, where the configuration names it. */
  List<Problem> of(Stack stack) {
    if (!Files.isDirectory(stack.dir())) {
      return List.of(
          problem(
              "there is no folder " + name(stack.dir()),
              "make it, or say where the stack lies with dir",
              "stacks",
              stack.name(),
              "dir"));
    }
    List<Problem> problems = new ArrayList<>();
    listed(stack, stack.files(), "files", problems);
    listed(stack, stack.envFiles(), "env-files", problems);
    if (new ComposeReader().files(StackRequest.of(stack, homelab.folder())).isEmpty()) {
      problems.add(
          problem(
              "there is no Compose file in " + name(stack.dir()),
              "looked for " + String.join(", ", Stack.DEFAULT_FILES) + "; or name it with files",
              "stacks",
              stack.name()));
    }
    return problems;
  }

  private void listed(Stack stack, List<Path> files, String key, List<Problem> problems) {
    int index = 0;
    for (Path file : files) {
      String place = String.valueOf(index++);
      if (!Files.isRegularFile(file)) {
        problems.add(
            problem(
                "there is no file " + name(file),
                "paths are below the folder of the stack",
                "stacks",
                stack.name(),
                key,
                place));
      }
    }
  }

  private String name(Path path) {
    String shown = homelab.display(path).toString();
    return shown.isEmpty() ? "." : shown;
  }

  private Problem problem(String message, String hint, String... keys) {
    return Problem.of(
        configuration.position("deployment", keys), Configuration.key(keys), message, hint);
  }
}
