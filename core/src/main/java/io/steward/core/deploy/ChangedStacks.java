// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Chooses the stacks whose files Git says have changed. */
public final class ChangedStacks {
  private final Homelab homelab;
  private final StackReader reader;
  private final ConfigurationSource source;

  @Inject
  ChangedStacks(Homelab homelab, StackReader reader, ConfigurationSource source) {
    this.homelab = homelab;
    this.reader = reader;
    this.source = source;
  }

  /**
   * Those of a selection with a file that is not as it was in a commit: below their folder, among
   * the files they read or mount, or their entry in {@code deployment.yaml}. What Git ignores is
   * not seen.
   *
   * @param ref a commit as Git takes it; absent for the selection as it is
   * @throws OperationException of kind usage if the homelab is in no repository, or that has no
   *     such commit; of kind unreachable if there is no {@code git}
   */
  public Selection among(Selection selection, Optional<String> ref) {
    return ref.map(commit -> since(selection, commit)).orElse(selection);
  }

  private Selection since(Selection selection, String ref) {
    Path folder = homelab.folder();
    GitRepository git =
        GitRepository.of(folder, source.variables())
            .orElseThrow(
                () ->
                    OperationException.of(
                        ErrorKind.USAGE,
                        "the homelab "
                            + folder
                            + " is in no Git repository, so nobody knows what changed since '"
                            + ref
                            + "'",
                        "name the stacks instead, or begin one: git init"));
    String commit = git.commit(ref);
    Map<String, Path> folders = new LinkedHashMap<>();
    selection.stacks().forEach(name -> folders.put(name, dir(homelab.getStack(name))));
    Set<Path> foreign = git.foreign(new HashSet<>(folders.values()));
    var changes = new Changes(git, commit, git.changedSince(commit));
    List<String> changed = new ArrayList<>();
    List<String> unchanged = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    folders.forEach(
        (name, dir) -> {
          if (foreign.contains(dir)) {
            outside.add(name);
          } else {
            (isChanged(homelab.getStack(name), changes) ? changed : unchanged).add(name);
          }
        });
    return selection.only(new Since(ref, commit, changed, unchanged, outside));
  }

  /** What is not as it was. */
  private record Changes(GitRepository git, String commit, Set<Path> files) {}

  private boolean isChanged(Stack stack, Changes changes) {
    Path dir = dir(stack);
    return changes.files().stream().anyMatch(file -> belongs(file, dir))
        || isEntryChanged(stack.name(), changes)
        || uses(stack, changes.files());
  }

  /** A file below a folder, unless it is the configuration's or of a stack further below. */
  private boolean belongs(Path file, Path dir) {
    if (!file.startsWith(dir)) {
      return dir.startsWith(file); // a submodule the stack lies in
    }
    Path configuration = GitRepository.real(homelab.folder().resolve(Configuration.FOLDER));
    boolean elsewhere = file.startsWith(configuration) && !dir.startsWith(configuration);
    return !elsewhere
        && homelab.stacks().values().stream()
            .map(ChangedStacks::dir)
            .noneMatch(
                other -> !other.equals(dir) && other.startsWith(dir) && file.startsWith(other));
  }

  private boolean uses(Stack stack, Set<Path> changed) {
    try {
      return reader.used(stack).stream().map(GitRepository::real).anyMatch(changed::contains);
    } catch (InvalidException e) {
      // A file that cannot be read is told by the plan, so its stack must be in it.
      return true;
    }
  }

  private boolean isEntryChanged(String stack, Changes changes) {
    return layers().stream()
        .map(GitRepository::real)
        .filter(changes.files()::contains)
        .anyMatch(file -> !entry(before(file, changes), stack).equals(entry(now(file), stack)));
  }

  /** The files that say where stacks are. */
  private List<Path> layers() {
    Path configuration = source.folder().resolve(Configuration.FOLDER);
    String name = DeploymentFile.FILE.fileName();
    List<Path> layers = new ArrayList<>(List.of(configuration.resolve(name)));
    source
        .environment()
        .map(overlay -> configuration.resolve("environments").resolve(overlay).resolve(name))
        .ifPresent(layers::add);
    return layers;
  }

  private static Optional<Node> before(Path file, Changes changes) {
    List<Problem> problems = new ArrayList<>();
    return changes
        .git()
        .text(changes.commit(), file)
        .map(text -> Yaml.read(text, file.toString(), problems))
        .filter(node -> problems.isEmpty());
  }

  private static Optional<Node> now(Path file) {
    return Files.exists(file)
        ? Optional.of(Yaml.read(file, file.toString(), new ArrayList<>()))
        : Optional.empty();
  }

  /** What a file says of a stack; another target for all that name none is a change of each. */
  private static String entry(Optional<Node> file, String stack) {
    Optional<Node> own = file.flatMap(node -> find(node, "stacks")).flatMap(n -> find(n, stack));
    Optional<Node> target = file.flatMap(node -> find(node, "default-target"));
    boolean named = own.flatMap(node -> find(node, "target")).isPresent();
    return own.map(ChangedStacks::text) + (named ? "" : " " + target.map(ChangedStacks::text));
  }

  private static Optional<Node> find(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.find(key) : Optional.empty();
  }

  /** Two nodes of one text say the same, wherever they stand. */
  private static String text(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.isNull() ? "null" : "'" + scalar.text().replace("'", "''") + "'";
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().map(ChangedStacks::text).toList().toString();
    }
    Map<String, String> entries = new TreeMap<>();
    ((Node.Mapping) node).entries().forEach((key, entry) -> entries.put(key, text(entry.value())));
    return entries.toString();
  }

  private static Path dir(Stack stack) {
    return GitRepository.real(stack.dir());
  }
}
