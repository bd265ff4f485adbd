// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.config.Value;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.process.ProcessListener;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the hooks of stacks, and keeps what they said. Thread-safe. */
final class Hooks {
  private static final Logger log = LoggerFactory.getLogger(Hooks.class);
  private static final Set<String> KEPT = Set.of("PATH", "HOME", "USER", "LANG", "TZ");
  private final DeploymentFile settings;
  private final ConfigurationSource source;
  private final DeployStore store;
  private final Clock clock;
  private final ProcessRunner runner = new ProcessRunner();

  @Inject
  Hooks(Configuration configuration, ConfigurationSource source, DeployStore store, Clock clock) {
    this.settings = configuration.get(DeploymentFile.class);
    this.source = source;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Runs a hook to its end; empty when the stack has none there, when its target only pretends, and
   * when it was done already before an interruption. A hook that fails, or cannot be started, is a
   * report and not an exception.
   *
   * @throws HomelabException if the run is to end at once, or its lock was taken away
   */
  Optional<HookReport> run(HookPoint point, Attempt attempt, Run run) {
    PlannedStack stack = attempt.stack();
    Optional<Hook> hook = find(point, stack.name());
    if (hook.isPresent() && stack.target().simulated()) {
      tell(run, stack, point, Mark.NONE, "not run", "nothing real happens on this target");
      return Optional.empty();
    }
    return hook.filter(found -> !isDone(point, attempt.next()))
        .map(found -> run(point, found, attempt, run));
  }

  /** The hooks of a stack whose program cannot be run, in the words of a problem each. */
  List<String> problems(PlannedStack stack) {
    if (stack.target().simulated()) {
      return List.of();
    }
    Map<String, String> environment = environment(stack);
    List<String> problems = new ArrayList<>();
    for (HookPoint point : HookPoint.values()) {
      find(point, stack.name())
          .map(hook -> words(hook, stack).get(0))
          .filter(program -> ProcessRunner.find(program, environment).isEmpty())
          .ifPresent(
              program ->
                  problems.add(
                      stack.name()
                          + ": its hook "
                          + point.words()
                          + " cannot run "
                          + program
                          + ", which is not there or may not be executed"));
    }
    return problems;
  }

  private boolean isDone(HookPoint point, Revision revision) {
    return store.hooks().of(revision.key(), revision.number()).stream()
        .anyMatch(report -> report.hook() == point && !report.failed());
  }

  /** What a person should know of the hooks of a revision that failed and stopped nothing. */
  List<String> remarks(Revision revision) {
    return store.hooks().of(revision.key(), revision.number()).stream()
        .filter(report -> report.hook() != HookPoint.PRE_DEPLOY && report.failed())
        .map(report -> "Its " + report.error() + ".")
        .toList();
  }

  private Optional<Hook> find(HookPoint point, String stack) {
    return Optional.ofNullable(settings.stacks().get(stack))
        .map(StackSettings::hooks)
        .flatMap(
            hooks ->
                switch (point) {
                  case PRE_DEPLOY -> hooks.preDeploy();
                  case POST_DEPLOY -> hooks.postDeploy();
                  case PRE_ROLLBACK -> hooks.preRollback();
                });
  }

  private HookReport run(HookPoint point, Hook hook, Attempt attempt, Run run) {
    PlannedStack stack = attempt.stack();
    Instant began = clock.instant();
    Mask mask = Mask.of(stack.wanted(), hook.command());
    var lines = new Lines(mask, process -> note(point, attempt.steps(), process));
    String words = mask.hide(String.join(" ", hook.command().stream().map(Value::text).toList()));
    tell(run, stack, point, Mark.BUSY, "running", words);
    String failure = ended(command(point, hook, stack, attempt.next()), lines, mask);
    if (attempt.endsNow()) {
      throw OperationException.of(
          ErrorKind.INTERRUPTED, "the hook " + point.words() + " was ended with the run");
    }
    var report =
        new HookReport(
            point, began, Duration.between(began, clock.instant()), failure, lines.kept());
    keep(attempt.next(), report);
    tell(
        run,
        stack,
        point,
        report.failed() ? Mark.BAD : Mark.OK,
        report.failed() ? "failed" : "done",
        report.failed() ? failure : PlanPage.seconds(report.took().toMillis()));
    return report;
  }

  /** Without the lines in the history there is still the deploy. */
  private void keep(Revision revision, HookReport report) {
    try {
      store.hooks().keep(revision, report);
    } catch (HomelabException e) {
      log.warn("hook not kept stack={} reason={}", revision.key().stack(), e.getMessage());
    }
  }

  /** Whoever finishes an interrupted deploy waits for its hook, or ends it. */
  private static void note(HookPoint point, Steps steps, ProcessIdentity process) {
    if (point == HookPoint.PRE_ROLLBACK) {
      steps.back(Phase.HOOK, List.of(point.words()));
      steps.composingBack(process);
    } else {
      steps.next(Phase.HOOK, point.words());
      steps.composing(process);
    }
  }

  private String ended(Command command, Lines lines, Mask mask) {
    try {
      ProcessResult result = runner.run(command, lines);
      return result.succeeded() ? "" : "exit code " + result.exitCode();
    } catch (HomelabException e) {
      return mask.hide(String.valueOf(e.getMessage()));
    }
  }

  private Command command(HookPoint point, Hook hook, PlannedStack stack, Revision revision) {
    return Command.of(words(hook, stack))
        .withDirectory(stack.wanted().stack().dir())
        .withEnvironment(environment(point, stack, revision))
        .withTimeout(hook.timeout());
  }

  private static List<String> words(Hook hook, PlannedStack stack) {
    List<String> words = new ArrayList<>(hook.command().stream().map(Value::text).toList());
    if (words.get(0).contains("/")) {
      words.set(0, stack.wanted().stack().dir().resolve(words.get(0)).normalize().toString());
    }
    return words;
  }

  /** What the hooks of a stack get, whatever is deployed. */
  private Map<String, String> environment(PlannedStack stack) {
    Map<String, String> environment = new LinkedHashMap<>();
    source
        .variables()
        .forEach(
            (name, value) -> {
              if (KEPT.contains(name) || name.startsWith("DOCKER_")) {
                environment.put(name, value);
              }
            });
    stack
        .wanted()
        .stack()
        .environment()
        .forEach((name, value) -> environment.put(name, value.text()));
    return environment;
  }

  private Map<String, String> environment(HookPoint point, PlannedStack stack, Revision revision) {
    Map<String, String> environment = environment(stack);
    int before = stack.last().map(Revision::number).orElse(0);
    environment.put("STEWARD_HOOK", point.words());
    environment.put("STEWARD_STACK", stack.name());
    environment.put("STEWARD_PROJECT", stack.wanted().project());
    environment.put("STEWARD_TARGET", stack.target().name());
    environment.put("STEWARD_REVISION", Integer.toString(revision.number()));
    environment.put("STEWARD_REVISION_BEFORE", Integer.toString(before));
    environment.put("STEWARD_RUN", revision.origin().run());
    return environment;
  }

  private static void tell(
      Run run, PlannedStack stack, HookPoint point, Mark mark, String state, String detail) {
    run.progress().report(new Progress.Step(stack.name(), point.words(), mark, state, detail));
  }

  /** The last lines of both streams, in the order they came. */
  private static final class Lines implements ProcessListener {
    private final Mask mask;
    private final Consumer<ProcessIdentity> begun;
    private final Deque<String> kept = new ArrayDeque<>();

    Lines(Mask mask, Consumer<ProcessIdentity> begun) {
      this.mask = mask;
      this.begun = begun;
    }

    @Override
    public void onStart(ProcessIdentity process) {
      begun.accept(process);
    }

    @Override
    public synchronized void onLine(Source from, String line) {
      if (kept.size() == KeptLogs.LINES) {
        kept.removeFirst();
      }
      kept.addLast(mask.hide(line));
    }

    synchronized List<String> kept() {
      return List.copyOf(kept);
    }
  }
}
