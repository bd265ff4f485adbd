// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.lint.Host;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.SourceFile;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of the stacks of a host that git keeps; none where there is no git. */
record TrackedFiles(Set<Path> files) {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int AT_ONCE = 500;
  private static final int MOST_OUTPUT = 4 << 20;

  TrackedFiles {
    files = Set.copyOf(files);
  }

  /** Asks git once for each repository. */
  static TrackedFiles of(Host host, ProcessRunner runner) {
    Map<Path, List<Path>> repositories = new LinkedHashMap<>();
    for (LintStack stack : host.stacks()) {
      for (SourceFile source : stack.sources()) {
        Path file = real(source.path());
        repository(file)
            .ifPresent(
                root -> repositories.computeIfAbsent(root, r -> new ArrayList<>()).add(file));
      }
    }
    Set<Path> tracked = new LinkedHashSet<>();
    repositories.forEach((root, files) -> tracked.addAll(tracked(root, files, runner)));
    return new TrackedFiles(tracked);
  }

  boolean contains(SourceFile source) {
    return files.contains(real(source.path()));
  }

  private static Optional<Path> repository(Path file) {
    for (Path at = file.getParent(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Set<Path> tracked(Path root, List<Path> files, ProcessRunner runner) {
    Set<Path> tracked = new LinkedHashSet<>();
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      List<Path> some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
      for (String name : ask(root, some, runner).split("\0", -1)) {
        if (!name.isEmpty()) {
          tracked.add(root.resolve(name));
        }
      }
    }
    return tracked;
  }

  /** The repository is named, whatever variables of git say, and none of its programs is run. */
  private static String ask(Path root, List<Path> files, ProcessRunner runner) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "git",
                "--literal-pathspecs",
                "-c",
                "core.fsmonitor=false",
                "--git-dir=" + root.resolve(".git"),
                "--work-tree=" + root,
                "ls-files",
                "--full-name",
                "-z",
                "--"));
    files.forEach(file -> line.add(root.relativize(file).toString()));
    try {
      ProcessResult result =
          runner.run(
              Command.of(line).withDirectory(root).withTimeout(LIMIT).withCapture(MOST_OUTPUT));
      return result.exitCode() == 0 ? result.output() : "";
    } catch (OperationException e) {
      if (e.kind() == ErrorKind.INTERRUPTED) {
        throw e;
      }
      // No git, or none that answers: then nothing is known.
      return "";
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }
}
