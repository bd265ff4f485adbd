// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeReader;
import io.steward.core.compose.ComposeRequest;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.error.Position;
import io.steward.core.homelab.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Mends files. A mended file is written beside the old one, read as Compose reads it, and takes its
 * place only when the project is the same as before.
 */
final class Fixer {
  /** Fixes that stand in each other's way need a round each; no file needs more than these. */
  private static final int ROUNDS = 20;

  private static final Set<PosixFilePermission> WRITE =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private final Supplier<Looked> look;
  private final Map<String, Integer> mended = new LinkedHashMap<>();
  private final Map<String, OperationException> left = new LinkedHashMap<>();

  Fixer(Supplier<Looked> look) {
    this.look = look;
  }

  /** Stacks that were looked at, and what was found in them. */
  record Looked(List<LintStack> stacks, List<Finding> findings) {}

  /** Mends until nothing is left that can be, and answers what was mended. */
  List<FixedFile> fix() {
    for (int round = 0; round < ROUNDS && round(look.get()); round++) {
      // Each round looks anew.
    }
    return mended.entrySet().stream().map(e -> new FixedFile(e.getKey(), e.getValue())).toList();
  }

  /** Why stacks were left as they are, one for each; known once all is mended. */
  List<OperationException> left() {
    return List.copyOf(left.values());
  }

  /** A file that two stacks are made of is mended for the first; the next round sees the rest. */
  private boolean round(Looked looked) {
    Set<Path> done = new HashSet<>();
    for (LintStack stack : looked.stacks()) {
      Map<SourceFile, List<Edit>> edits = new LinkedHashMap<>();
      Map<String, Integer> taken = new LinkedHashMap<>();
      for (Finding finding : looked.findings()) {
        if (finding.stack().equals(stack.name())
            && !left.containsKey(stack.name())
            && finding.fix().isPresent()) {
          take(stack, finding.fix().get().edits(), edits, done)
              .ifPresent(file -> taken.merge(file, 1, Integer::sum));
        }
      }
      if (!edits.isEmpty() && written(stack, edits, looked.stacks())) {
        edits.keySet().forEach(file -> done.add(real(file.path())));
        taken.forEach((file, count) -> mended.merge(file, count, Integer::sum));
      }
    }
    return !done.isEmpty();
  }

  private boolean written(
      LintStack stack, Map<SourceFile, List<Edit>> edits, List<LintStack> stacks) {
    try {
      write(stack, edits, stacks);
      return true;
    } catch (OperationException e) {
      left.put(stack.name(), e);
      return false;
    }
  }

  /** Takes all edits of a fix or none, those of a fix before it first; answers their file. */
  private static Optional<String> take(
      LintStack stack, List<Edit> fix, Map<SourceFile, List<Edit>> edits, Set<Path> done) {
    String name = fix.get(0).from().source();
    Optional<SourceFile> source =
        stack
            .source(name)
            .filter(file -> isComposeFile(stack, file) && !done.contains(real(file.path())));
    if (source.isEmpty()) {
      return Optional.empty();
    }
    List<Edit> all = new ArrayList<>(edits.getOrDefault(source.get(), List.of()));
    if (fix.stream().anyMatch(e -> all.stream().anyMatch(b -> overlap(e, b)))) {
      return Optional.empty();
    }
    all.addAll(fix);
    edits.put(source.get(), all);
    return Optional.of(name);
  }

  /** Whether a file is one that is mended: not one that is included or extended. */
  static boolean isComposeFile(LintStack stack, SourceFile file) {
    return stack.problems().isEmpty()
        && stack.project().map(p -> p.files().contains(file.path())).orElse(false);
  }

  private static boolean overlap(Edit one, Edit other) {
    return one.from().equals(other.from())
        || (before(one.from(), other.to()) && before(other.from(), one.to()));
  }

  private static boolean before(Position one, Position other) {
    return one.line() < other.line()
        || (one.line() == other.line() && one.column() < other.column());
  }

  private static void write(
      LintStack stack, Map<SourceFile, List<Edit>> edits, List<LintStack> stacks) {
    Map<Path, Path> mended = new LinkedHashMap<>();
    try {
      for (Map.Entry<SourceFile, List<Edit>> file : edits.entrySet()) {
        Path path = real(file.getKey().path());
        requireWritable(path, file.getKey().name());
        String text = MendedText.of(Files.readString(path), file.getValue());
        Path beside = Files.createTempFile(path.getParent(), ".steward-", ".yaml");
        mended.put(path, beside);
        sameRights(path, beside);
        Files.writeString(beside, text);
      }
      for (LintStack each : stacks) {
        requireSame(each, stack, mended);
      }
      for (Map.Entry<Path, Path> file : mended.entrySet()) {
        Files.move(
            file.getValue(),
            file.getKey(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot mend the files of stack " + stack.name(), e);
    } finally {
      mended.values().forEach(Fixer::delete);
    }
  }

  /** A file would be replaced even without the right to write it, so that is asked first. */
  private static void requireWritable(Path path, String name) throws IOException {
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
    if (!Files.isWritable(path) || Collections.disjoint(rights, WRITE)) {
      throw OperationException.of(
          ErrorKind.FAILED,
          name + " is read-only and stays as it is",
          "make it writable: chmod u+w " + name);
    }
  }

  private static void sameRights(Path from, Path to) throws IOException {
    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    UserPrincipal owner = Files.getOwner(from);
    if (!owner.equals(Files.getOwner(to))) {
      Files.setOwner(to, owner);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  /** Holds a stack that one of these files belongs to against what it was before. */
  private static void requireSame(LintStack stack, LintStack fixed, Map<Path, Path> mended) {
    ComposeProject before = stack.project().orElse(null);
    if (before == null
        || !stack.problems().isEmpty()
        || before.files().stream().noneMatch(f -> mended.containsKey(real(f)))) {
      return;
    }
    Stack of = stack.stack();
    List<Path> files = before.files().stream().map(f -> mended.getOrDefault(real(f), f)).toList();
    ComposeRequest request =
        StackRequest.of(of, of.dir()).withFiles(files).withProjectName(before.name());
    String after;
    try {
      after = new ComposeReader().read(request).toJson();
    } catch (InvalidException e) {
      after = e.getMessage();
    }
    if (!before.toJson().equals(after)) {
      String whose = stack == fixed ? "its files" : "those of stack " + stack.name();
      throw OperationException.of(
          ErrorKind.FAILED,
          "mending stack "
              + fixed.name()
              + " would change what "
              + whose
              + " mean; they stay as they are",
          "mend it by hand: steward compose lint " + fixed.name());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It lies beside the file under a name of its own; the next look does not read it.
    }
  }
}
