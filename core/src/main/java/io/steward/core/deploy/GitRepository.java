// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Git repository, asked through the {@code git} program; nothing in it is changed. */
final class GitRepository {
  private static final int CAPTURED_BYTES = 32 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final ProcessRunner runner;
  private final Map<String, String> environment;
  private final Path top;

  private GitRepository(ProcessRunner runner, Map<String, String> environment, Path top) {
    this.runner = runner;
    this.environment = environment;
    this.top = top;
  }

  /**
   * The repository a folder lies in; empty when it lies in none.
   *
   * @throws OperationException of kind unreachable if there is no {@code git}; of kind failed if it
   *     does not read that repository, such as one of another owner
   */
  static Optional<GitRepository> of(Path folder, Map<String, String> environment) {
    var asking = new GitRepository(new ProcessRunner(), own(environment), real(folder));
    ProcessResult found = asking.run("rev-parse", "--show-toplevel");
    if (found.succeeded()) {
      Path top = real(Path.of(line(found.output())));
      return Optional.of(new GitRepository(asking.runner, asking.environment, top));
    }
    if (found.errors().contains("not a git repository")) {
      return Optional.empty();
    }
    throw failed("rev-parse", folder, found);
  }

  /** What names a repository, as hooks of Git set it, would lead to another one than asked for. */
  private static Map<String, String> own(Map<String, String> environment) {
    Map<String, String> own = new HashMap<>(environment);
    own.keySet().removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG_"));
    own.put("LC_ALL", "C");
    own.put("GIT_OPTIONAL_LOCKS", "0");
    return own;
  }

  /** Its uppermost folder, absolute, without symbolic links. */
  Path top() {
    return top;
  }

  /**
   * The whole name of a commit.
   *
   * @throws OperationException of kind usage if there is none of that name
   */
  String commit(String ref) {
    boolean name = !ref.startsWith("-") && ref.chars().allMatch(c -> c > ' ' && c != 127);
    if (name && !ref.isEmpty()) {
      ProcessResult found = run("rev-parse", "--verify", "--quiet", ref + "^{commit}");
      if (found.succeeded()) {
        return line(found.output());
      }
    }
    throw OperationException.of(
        ErrorKind.USAGE,
        "Git knows no commit '" + ref + "' in " + top,
        "a branch, a tag, HEAD~1 or a hash: git log --oneline",
        "where only a part of the history was cloned: git fetch --unshallow");
  }

  /**
   * Every file that is not in the working tree as it was in a commit: changed, removed, or new and
   * not ignored; absolute. A submodule is one file.
   */
  Set<Path> changedSince(String commit) {
    Set<Path> changed = new LinkedHashSet<>();
    String[] compared = {
      "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-color", commit, "--"
    };
    paths(compared).forEach(path -> changed.add(top.resolve(path).normalize()));
    paths("ls-files", "--others", "--exclude-standard", "-z")
        .forEach(path -> changed.add(top.resolve(path).normalize()));
    return changed;
  }

  /** Which of these folders it has nothing of: outside, ignored, or a repository of their own. */
  Set<Path> foreign(Set<Path> folders) {
    Set<Path> foreign = new LinkedHashSet<>();
    List<String> own = new ArrayList<>();
    for (Path folder : folders) {
      Optional<Path> inner = innerRepository(folder);
      if (!folder.startsWith(top) || inner.filter(path -> !isSubmodule(path)).isPresent()) {
        foreign.add(folder);
      } else if (inner.isEmpty() && !folder.equals(top)) {
        own.add(folder.toString());
      }
    }
    if (own.isEmpty()) {
      return foreign;
    }
    ProcessResult ignored =
        runner.run(command("check-ignore", "-z", "--stdin").withInput(String.join("\0", own)));
    if (ignored.exitCode() > 1) {
      throw failed("check-ignore", top, ignored);
    }
    split(ignored.output()).forEach(path -> foreign.add(Path.of(path)));
    return foreign;
  }

  /** Another repository a folder lies in, below this one. */
  private Optional<Path> innerRepository(Path folder) {
    for (Path at = folder; at != null && !at.equals(top); at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private boolean isSubmodule(Path folder) {
    return run("ls-files", "--error-unmatch", "-z", "--", ":(literal)" + folder).succeeded();
  }

  /** A file as it was in a commit; empty when it was not there. */
  Optional<String> text(String commit, Path file) {
    ProcessResult found = run("show", commit + ":" + top.relativize(file));
    return found.succeeded() ? Optional.of(found.output()) : Optional.empty();
  }

  private List<String> paths(String... arguments) {
    ProcessResult found = run(arguments);
    if (!found.succeeded() || found.truncated()) {
      throw failed(arguments[0], top, found);
    }
    return split(found.output());
  }

  private static List<String> split(String output) {
    return output.isEmpty() ? List.of() : List.of(output.split("\0"));
  }

  private ProcessResult run(String... arguments) {
    return runner.run(command(arguments));
  }

  private Command command(String... arguments) {
    List<String> line = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
    line.addAll(List.of(arguments));
    return Command.of(line)
        .withDirectory(top)
        .withEnvironment(environment)
        .withCapture(CAPTURED_BYTES)
        .withTimeout(PATIENCE);
  }

  private static OperationException failed(String what, Path folder, ProcessResult result) {
    String said =
        result.truncated()
            ? "it names too many files"
            : result.errors().lines().findFirst().orElse("exit code " + result.exitCode());
    return OperationException.of(
        ErrorKind.FAILED, "'git " + what + "' in " + folder + " failed: " + said);
  }

  private static String line(String output) {
    return output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
  }

  /** A path without symbolic links, as far as it exists. */
  static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      Path name = absolute.getFileName();
      return parent == null || name == null ? absolute : real(parent).resolve(name);
    }
  }
}
