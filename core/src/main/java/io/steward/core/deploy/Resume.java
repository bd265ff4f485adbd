// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settles deploys that were interrupted: what was begun is finished under the eye of the gate, or
 * taken back to what ran before.
 */
public final class Resume {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final StackSites sites;
  private final Unfinished unfinished;
  private final Workbench bench;

  @Inject
  Resume(StackSites sites, Unfinished unfinished) {
    this.sites = sites;
    this.unfinished = unfinished;
    this.bench = sites.bench();
  }

  /**
   * What is asked for.
   *
   * @param selection which stacks, whole ones
   * @param back whether to go back without trying to finish
   * @param lockWait how long to wait for another run; zero for as long as the settings say
   */
  public record Request(Selection selection, boolean back, Duration lockWait) {}

  /**
   * Settles what was interrupted of these stacks; blocks until each has its outcome. A stack whose
   * deploy needed hands is taken up again where it was left.
   *
   * @throws OperationException of kind refused for a lock, or when the files changed since
   */
  public ResumeResult resume(Request request, Run run) {
    Instant begin = bench.clock().instant();
    List<String> stacks = request.selection().stacks();
    if (run.dryRun()) {
      return result(
          request,
          run,
          stacks.stream().flatMap(s -> planned(sites.get(s)).stream()).toList(),
          begin);
    }
    try (Lease lease = sites.lock(stacks, "resume", request.lockWait(), run)) {
      List<ResumeResult.Resumed> resumed = new ArrayList<>();
      for (String stack : stacks) {
        run.checkpoint();
        StackSite site = sites.get(stack);
        bench
            .store()
            .interruptions()
            .resumable(site.key())
            .ifPresent(open -> resumed.add(resume(site, open, request.back(), lease, run)));
      }
      return result(request, run, resumed, begin);
    }
  }

  /**
   * What was interrupted and is not under way any more, a sentence each: what a server says when it
   * starts.
   */
  public List<String> interrupted() {
    return sites.homelab().stacks().keySet().stream()
        .flatMap(stack -> unfinished.find(sites.get(stack).key()).stream())
        .filter(notice -> !notice.underWay())
        .map(Unfinished.Notice::text)
        .toList();
  }

  /** What the settings say of it. */
  public ResumeAction action() {
    return sites.settings().resume();
  }

  private Optional<ResumeResult.Resumed> planned(StackSite site) {
    return bench
        .store()
        .interruptions()
        .resumable(site.key())
        .map(open -> ResumeResult.Resumed.planned(open, now()));
  }

  private Moment now() {
    return Moment.here(bench.clock().instant());
  }

  private ResumeResult result(
      Request request, Run run, List<ResumeResult.Resumed> resumed, Instant begin) {
    boolean simulated =
        resumed.stream().anyMatch(each -> sites.get(each.stack()).target().simulated());
    return new ResumeResult(
        run.id(),
        run.dryRun(),
        request.back(),
        simulated,
        resumed,
        Duration.between(begin, bench.clock().instant()));
  }

  /** Settles one, while its lock is held. */
  ResumeResult.Resumed resume(
      StackSite site, Interruption open, boolean back, Lease lease, Run run) {
    Run told = Sheet.told(run, site.target());
    told.progress()
        .report(Progress.Step.sentence(site.name(), "Taking up: " + open.sentence(now())));
    ComposeProcess.find(open.steps()).ifPresent(group -> ComposeProcess.settle(group, PATIENCE));
    boolean goesBack = back || open.goesBack();
    WantedStack wanted = goesBack ? revision(site, open) : forward(site, open);
    new Leftovers(site.target(), touched(open)).tidy(wanted.project());
    var deploy = new StackDeploy(bench);
    Attempt attempt = attempt(site, open, wanted, deploy.steps(open.revision(), lease));
    StackOutcome outcome =
        goesBack ? new Retreat(bench).back(failure(attempt, open), told) : deploy.go(attempt, told);
    List<ContainerState> before = attempt.snapshot().containers();
    return ResumeResult.Resumed.of(
        open, now(), new Neighbours(sites).told(attempt.stack(), before, outcome));
  }

  private static Retreat.Failure failure(Attempt attempt, Interruption open) {
    return new Retreat.Failure(attempt, List.of(), List.of(), "interrupted " + open.doing(), false);
  }

  private WantedStack revision(StackSite site, Interruption open) {
    return site.reader().of(site.stack(), open.revision());
  }

  /** The operator's own files, as long as they still say what they said. */
  private WantedStack forward(StackSite site, Interruption open) {
    if (open.plan().fromRevision()) {
      return revision(site, open);
    }
    Optional<WantedStack> files = Optional.empty();
    try {
      files = Optional.of(site.reader().read(site.stack()));
    } catch (InvalidException e) {
      // Files that cannot be read certainly do not say what they said.
    }
    return files
        .filter(now -> StackFiles.digest(now).equals(open.revision().digest()))
        .orElseThrow(() -> changed(site, open));
  }

  private static OperationException changed(StackSite site, Interruption open) {
    return OperationException.of(
        ErrorKind.REFUSED,
        "stack "
            + site.name()
            + " cannot be finished as revision "
            + open.revision().number()
            + ": its files have changed since it was interrupted; nothing was touched",
        "steward stack resume "
            + site.name()
            + " --back   goes back; then deploy what they say now");
  }

  private Attempt attempt(StackSite site, Interruption open, WantedStack wanted, Steps steps) {
    Observation observed =
        new AdoptedContainers(bench.store())
            .into(site.key(), site.target(), site.target().observe(wanted));
    Terms terms = sites.terms(site.name(), wanted);
    Optional<Revision> last = open.snapshot().revision();
    StackPlan plan = open.plan().plan();
    List<ServiceChange> left =
        AdoptedContainers.replaced(
                Planner.services(
                    wanted,
                    observed,
                    new Remembered(bench.store(), site.key(), last, terms, touched(open)),
                    service -> plan.find(service).filter(Resume::isChosen).isPresent()),
                observed)
            .stream()
            .filter(change -> plan.find(change.service()).filter(Resume::isTouched).isPresent())
            .toList();
    var stack = new PlannedStack(site.key(), site.target(), wanted, observed, last, terms, plan);
    return new Attempt(
        stack,
        plan.with(left),
        open.revision(),
        open.snapshot(),
        steps,
        open.plan().fromRevision(),
        bench.clock().instant());
  }

  private static boolean isTouched(ServiceChange planned) {
    return planned.change() != Change.NONE;
  }

  /** What only starts anew with another keeps its own changes for later. */
  private static boolean isChosen(ServiceChange planned) {
    return isTouched(planned) && !planned.onlyFollows();
  }

  private static Set<String> touched(Interruption open) {
    Set<String> services = new LinkedHashSet<>();
    open.plan().plan().changes().forEach(change -> services.add(change.service()));
    return services;
  }
}
