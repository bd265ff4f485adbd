// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Stack;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the folders with Compose files below a folder. Links are not followed. */
final class ComposeFolders extends SimpleFileVisitor<Path> {
  /** How many folders deep is looked. */
  static final int DEPTH = 5;

  private static final Set<String> SKIPPED = Set.of("node_modules", "vendor", "target");
  private static final Pattern NAMED_LIKE =
      Pattern.compile("((docker-)?compose([._-].+)?|.+[._-](docker-)?compose)\\.ya?ml");
  private static final Pattern OVERRIDE = Pattern.compile("(docker-)?compose\\.override\\.ya?ml");
  private final Path root;
  private final Map<Path, Set<String>> found = new TreeMap<>();
  private final List<Path> unreadable = new ArrayList<>();

  private ComposeFolders(Path root) {
    this.root = root;
  }

  static List<ComposeFolder> below(Path root) {
    var folders = new ComposeFolders(root);
    try {
      Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, folders);
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot look for Compose files in " + root + ": " + e.getMessage(), e);
    }
    return folders.found.entrySet().stream()
        .map(entry -> folder(root.relativize(entry.getKey()), entry.getValue()))
        .toList();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
    String name = String.valueOf(dir.getFileName());
    boolean skip = !dir.equals(root) && (name.startsWith(".") || SKIPPED.contains(name));
    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = String.valueOf(file.getFileName());
    if (Files.isRegularFile(file) && NAMED_LIKE.matcher(name).matches()) {
      found.computeIfAbsent(file.resolveSibling("").normalize(), dir -> new TreeSet<>()).add(name);
    }
    return FileVisitResult.CONTINUE;
  }

  /** What cannot be entered, such as the data of a container, holds no Compose file of ours. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    unreadable.add(file);
    return FileVisitResult.CONTINUE;
  }

  private static ComposeFolder folder(Path dir, Set<String> names) {
    Optional<String> usual = Stack.DEFAULT_FILES.stream().filter(names::contains).findFirst();
    List<String> files = new ArrayList<>();
    usual.ifPresent(files::add);
    usual
        .flatMap(file -> names.stream().filter(n -> OVERRIDE.matcher(n).matches()).findFirst())
        .ifPresent(files::add);
    if (files.isEmpty()) {
      files.add(names.iterator().next());
    }
    return new ComposeFolder(
        dir, files, usual.isPresent(), names.stream().filter(n -> !files.contains(n)).toList());
  }
}
