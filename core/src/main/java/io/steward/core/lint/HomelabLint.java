// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.steward.core.compose.ComposeReader;
import io.steward.core.config.Configuration;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.InvalidException;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Inspection;
import io.steward.core.homelab.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Looks at the stacks of the homelab, or at Compose files wherever they lie. Immutable. */
public final class HomelabLint implements Inspection {
  /** Nothing makes up for files that Compose refuses. */
  private static final String UNREADABLE = "compose-invalid";

  private final Configuration configuration;
  private final Provider<Homelab> homelab;
  private final Linter linter;
  private final Rules rules;

  @Inject
  HomelabLint(Configuration configuration, Provider<Homelab> homelab, Linter linter, Rules rules) {
    this.configuration = configuration;
    this.homelab = homelab;
    this.linter = linter;
    this.rules = rules;
  }

  @Override
  public List<Problem> problems(Homelab lab) {
    try {
      return errors(lab, lab.stacks().keySet(), Set.of()).problems();
    } catch (InvalidException settings) {
      return settings.problems();
    }
  }

  /**
   * Goes on only when errors are ignored with a reason, or none are.
   *
   * @throws OperationException of kind usage if there is no reason
   */
  public void requireReason(Collection<String> ignored, String reason) {
    if (!ignored.isEmpty() && reason.isBlank()) {
      throw OperationException.of(
          ErrorKind.USAGE,
          "--ignore needs a --reason: it is kept in the audit log",
          "for good: # steward: ignore " + ignored.iterator().next() + " REASON, in the file");
    }
  }

  /**
   * Goes on only when nothing keeps these stacks from being deployed.
   *
   * @param stacks their names
   * @param ignored rules whose errors are accepted this once
   * @param command what takes {@code --ignore}, in front of it in the hint; may be empty
   * @throws InvalidException with every error
   * @throws OperationException of kind not found if there is no such rule
   */
  public void requireSound(Collection<String> stacks, Collection<String> ignored, String command) {
    for (String rule : ignored) {
      if (rules.find(rule).isEmpty()) {
        throw OperationException.of(
            ErrorKind.NOT_FOUND,
            "there is no rule '" + rule + "'",
            Names.suggestion(rule, rules.names()).stream().toArray(String[]::new));
      }
    }
    Errors errors = errors(homelab.get(), stacks, ignored);
    if (errors.problems().isEmpty()) {
      return;
    }
    List<String> hints = new ArrayList<>();
    hints.add("steward compose lint          tells more");
    if (errors.found().stream().anyMatch(finding -> !finding.rule().equals(UNREADABLE))) {
      hints.add((command + " --ignore RULE --reason TEXT   goes on all the same").strip());
    }
    throw new InvalidException(
        stacks.size() == 1 ? "stack " + stacks.iterator().next() : "the homelab",
        errors.problems(),
        hints.toArray(String[]::new));
  }

  /**
   * What keeps stacks from being deployed.
   *
   * @param missing what there is no file of
   * @param found by rules, in those that are whole
   */
  private record Errors(List<Problem> missing, List<Finding> found) {
    List<Problem> problems() {
      return Stream.concat(missing.stream(), found.stream().map(HomelabLint::problem)).toList();
    }
  }

  private Errors errors(Homelab lab, Collection<String> stacks, Collection<String> ignored) {
    var missing = new MissingFiles(configuration, lab);
    List<Problem> problems = new ArrayList<>();
    Set<String> whole = new LinkedHashSet<>(stacks);
    for (String stack : stacks) {
      List<Problem> gone = lab.findStack(stack).map(missing::of).orElse(List.of());
      if (!gone.isEmpty()) {
        problems.addAll(gone);
        whole.remove(stack);
      }
    }
    List<Finding> found =
        linter.errors(scope(lab), stack -> whole.contains(stack.name())).stream()
            .filter(finding -> !ignored.contains(finding.rule()))
            .toList();
    return new Errors(problems, found);
  }

  private static Problem problem(Finding finding) {
    String key = finding.spot().key();
    String message = finding.message();
    return message.startsWith(key + ": ")
        ? Problem.of(finding.position(), key, message.substring(key.length() + 2), finding.mend())
        : Problem.of(finding.position(), "", message + " [" + finding.rule() + "]", finding.mend());
  }

  /** Looks as a request says, and mends what it may. */
  public LintResult lint(LintRequest request) {
    if (!request.fix()) {
      return look(request);
    }
    var fixer = new Fixer(() -> looked(request));
    List<FixedFile> fixed = fixer.fix();
    return look(request).with(fixed, fixer.left());
  }

  private LintResult look(LintRequest request) {
    Fixer.Looked looked = looked(request);
    int services = looked.stacks().stream().mapToInt(s -> s.services().size()).sum();
    return new LintResult(
        looked.stacks().size(),
        services,
        looked.findings(),
        List.of(),
        List.of(),
        request.failOn(),
        rules,
        request.all());
  }

  private Fixer.Looked looked(LintRequest request) {
    boolean known = !configuration.files().isEmpty();
    if (known && request.what().isEmpty()) {
      configuration.requireValid();
    }
    Optional<Homelab> lab =
        known && configuration.problems().isEmpty() ? Optional.of(homelab.get()) : Optional.empty();
    Set<String> names = new LinkedHashSet<>();
    List<Stack> alone = new ArrayList<>();
    for (Path what : request.what()) {
      Optional<String> name = lab.flatMap(l -> stackOf(l, what, request.folder()));
      name.ifPresentOrElse(names::add, () -> alone.add(alone(what, request.folder(), lab)));
    }
    if (request.what().isEmpty()) {
      lab.ifPresentOrElse(
          l -> names.addAll(l.stacks().keySet()), () -> alone.add(folder(request.folder())));
    }
    List<LintStack> stacks = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    if (!names.isEmpty()) {
      LintScope scope = scope(lab.orElseThrow());
      scope.stacks().stream().filter(s -> names.contains(s.name())).forEach(stacks::add);
      findings.addAll(linter.lint(scope, stack -> names.contains(stack.name())));
    }
    for (Stack stack : alone) {
      LintScope scope =
          new LintScope(List.of(stack), List.of(), request.folder(), settings(Optional.empty()));
      stacks.addAll(scope.stacks());
      findings.addAll(linter.lint(scope, each -> true));
    }
    return new Fixer.Looked(stacks, findings);
  }

  /** The stack of this name, else the one that this file or folder belongs to. */
  private static Optional<String> stackOf(Homelab lab, Path what, Path folder) {
    if (lab.findStack(what.toString()).isPresent()) {
      return Optional.of(what.toString());
    }
    Path full = folder.resolve(what).normalize();
    return lab.stacks().values().stream()
        .filter(stack -> full.equals(stack.dir()) || isFileOf(lab, stack, full))
        .map(Stack::name)
        .findFirst();
  }

  private static boolean isFileOf(Homelab lab, Stack stack, Path file) {
    if (!stack.files().isEmpty()) {
      return stack.files().contains(file);
    }
    if (!file.startsWith(stack.dir())) {
      return false;
    }
    String name = String.valueOf(file.getFileName());
    boolean usual =
        Stack.DEFAULT_FILES.contains(name)
            || Stack.DEFAULT_FILES.contains(name.replace(".override", ""));
    return (usual && stack.dir().equals(file.getParent()))
        || new ComposeReader().files(StackRequest.of(stack, lab.folder())).contains(file);
  }

  private static Stack alone(Path what, Path folder, Optional<Homelab> lab) {
    Path full = folder.resolve(what).normalize();
    if (Files.isDirectory(full)) {
      return folder(full);
    }
    if (!Files.exists(full)) {
      Collection<String> stacks = lab.map(l -> l.stacks().keySet()).orElse(Set.of());
      throw OperationException.of(
          ErrorKind.NOT_FOUND,
          "there is no stack and no file '" + what + "'",
          Names.suggestion(what.toString(), stacks).stream().toArray(String[]::new));
    }
    Path parent = full.getParent() == null ? folder : full.getParent();
    return stack(parent, List.of(full));
  }

  private static Stack folder(Path folder) {
    return stack(folder, List.of());
  }

  private static Stack stack(Path dir, List<Path> files) {
    Path name = dir.getFileName();
    return new Stack(
        name == null ? "" : name.toString(),
        dir,
        files,
        List.of(),
        List.of(),
        Optional.empty(),
        "",
        List.of(),
        Map.of());
  }

  /** What the user set, if all names in it lead somewhere, stacks as far as they are known. */
  private LintFile settings(Optional<Homelab> lab) {
    LintFile settings = configuration.find(LintFile.class).orElseGet(LintFile::none);
    List<Problem> problems = new ArrayList<>();
    List<String> packs = rules.packs().stream().map(RulePack::name).toList();
    settings.packs().forEach(p -> known("pack", p, packs, problems, "packs"));
    settings
        .severity()
        .keySet()
        .forEach(id -> known("rule", id, rules.names(), problems, "severity", id));
    settings.conventions().serviceNames().ifPresent(n -> form(n, problems, "service-names"));
    settings.conventions().containerNames().ifPresent(n -> form(n, problems, "container-names"));
    lab.map(l -> List.copyOf(l.stacks().keySet()))
        .ifPresent(
            stacks ->
                settings
                    .portainerText()
                    .forEach(s -> known("stack", s, stacks, problems, "portainer-text")));
    if (!problems.isEmpty()) {
      throw new InvalidException("configuration", problems);
    }
    return settings;
  }

  private LintScope scope(Homelab lab) {
    return LintScope.of(lab, settings(Optional.of(lab)))
        .withIgnores(name -> configuration.position("lint", "ignore", name));
  }

  private void form(String form, List<Problem> problems, String key) {
    try {
      Pattern.compile(form);
    } catch (PatternSyntaxException e) {
      problems.add(
          new Problem(
              configuration.position("lint", "conventions", key),
              Configuration.key("conventions", key),
              "is no regular expression: " + e.getDescription(),
              Optional.empty()));
    }
  }

  private void known(
      String what, String name, List<String> known, List<Problem> problems, String... keys) {
    if (!known.contains(name)) {
      problems.add(
          new Problem(
              configuration.position("lint", keys),
              Configuration.key(keys),
              "there is no " + what + " '" + name + "'",
              Names.suggestion(name, known)));
    }
  }
}
