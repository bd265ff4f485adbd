// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes stacks back to a revision that was well, under a new number. When that does not get ready,
 * the stack returns to what it was; when that fails too, it needs hands. Data in volumes stays.
 */
public final class Rollback {
  private final StackSites sites;
  private final StackLocks locks;
  private final Workbench bench;

  @Inject
  Rollback(StackSites sites, StackLocks locks) {
    this.sites = sites;
    this.locks = locks;
    this.bench = sites.bench();
  }

  /**
   * What is asked for.
   *
   * @param selection which stacks, whole ones
   * @param to the number of the revision to go to; absent for the last that was well before
   * @param reason why, for history and audit log; may be empty
   * @param lockWait how long to wait for another run; zero for as long as the settings say
   * @param consent what is accepted of what it risks
   */
  public record Request(
      Selection selection,
      Optional<Integer> to,
      String reason,
      Duration lockWait,
      DataConsent consent) {
    /** One that accepts nothing. */
    public Request(Selection selection, Optional<Integer> to, String reason, Duration lockWait) {
      this(selection, to, reason, lockWait, DataConsent.NONE);
    }

    /** Refuses single services, and a number for several stacks. */
    public Request {
      selection.whole("go back");
      if (to.isPresent() && selection.stacks().size() > 1) {
        throw OperationException.of(ErrorKind.USAGE, "--to goes with one stack only");
      }
    }
  }

  /**
   * Goes back; asks first, after saying what will happen.
   *
   * @throws OperationException of kind refused for a lock, a no, or when there is nothing to go
   *     back to; of kind failed when an image is gone, and then nothing was touched
   */
  public RollbackResult goBack(Request request, Run run) {
    Instant begin = bench.clock().instant();
    if (run.dryRun()) {
      locks.tryOut(request.selection().stacks());
      List<WayDown> ways = ways(request);
      return result(run, ways.stream().map(WayDown::planned).toList(), begin)
          .with(request.consent().refusal("rollback", plans(ways)));
    }
    List<String> stacks = request.selection().stacks();
    try (Lease lease = locks.acquire(stacks, "rollback", request.lockWait(), run)) {
      List<WayDown> ways = ways(request);
      ways.forEach(way -> announce(way, run));
      request.consent().require("rollback", plans(ways));
      run.confirm(
          stacks.size() == 1 ? "Roll back?" : "Roll back " + String.join(", ", stacks) + "?");
      lease.check();
      ways.forEach(way -> way.fetchImages(run));
      List<RollbackResult.Return> returns = new ArrayList<>();
      for (WayDown way : ways) {
        run.checkpoint();
        returns.add(go(way, request, lease, run));
      }
      return result(run, returns, begin);
    }
  }

  private static List<StackPlan> plans(List<WayDown> ways) {
    return ways.stream().map(way -> way.stack().plan()).toList();
  }

  private List<WayDown> ways(Request request) {
    var finder = new WayDownFinder(sites);
    return request.selection().stacks().stream()
        .map(stack -> finder.find(sites.get(stack), request.to()))
        .toList();
  }

  private void announce(WayDown way, Run run) {
    Moment now = Moment.here(bench.clock().instant());
    String stack = way.stack().name();
    say(
        run,
        stack
            + " goes from revision "
            + way.from().number()
            + " ("
            + words(way.from(), now)
            + ") back to "
            + way.to().number()
            + " ("
            + words(way.to(), now)
            + ")");
    for (ServiceChange change : way.stack().plan().changes()) {
      run.progress()
          .report(
              new Progress.Step(
                  stack,
                  change.service(),
                  Mark.NONE,
                  change.change().name().toLowerCase(java.util.Locale.ROOT),
                  change.fields().stream()
                      .map(field -> field.field() + " " + field.name() + " " + field.values())
                      .map(text -> text.replaceAll(" +", " ").strip())
                      .collect(Collectors.joining(", "))));
    }
    way.writes().forEach(write -> say(run, "Data does not go back: " + write.sentence()));
  }

  private static void say(Run run, String sentence) {
    run.progress().report(Progress.Step.sentence("", sentence));
  }

  private static String words(Revision revision, Moment now) {
    Revision.Origin origin = revision.origin();
    String why = origin.reason().isEmpty() ? "" : ", \"" + origin.reason() + "\"";
    return now.at(origin.at()) + ", " + origin.actor() + why;
  }

  private RollbackResult.Return go(WayDown way, Request request, Lease lease, Run run) {
    PlannedStack stack = way.stack();
    DeployStore store = bench.store();
    boolean filesSayOther = filesSayOther(way);
    Revision next = next(way, request, run);
    StackOutcome outcome =
        new Neighbours(sites).told(stack, new StackDeploy(bench).deploy(stack, next, lease, run));
    boolean done = outcome.outcome() == Outcome.DEPLOYED;
    if (done && way.from().isGood() && way.differ()) {
      store.hold(way.from());
    }
    return new RollbackResult.Return(
        stack.name(),
        way.from().number(),
        way.to().number(),
        stack.plan(),
        Optional.of(outcome),
        done && filesSayOther,
        way.writes(),
        way.stopped());
  }

  /** Whether the Compose files would bring something else than the revision gone back to. */
  private boolean filesSayOther(WayDown way) {
    try {
      WantedStack files = bench.reader().read(way.stack().wanted().stack());
      return !files.rendered().equals(way.to().rendered());
    } catch (io.steward.core.error.InvalidException e) {
      // Files that cannot be read certainly do not say what the revision says.
      return true;
    }
  }

  private Revision next(WayDown way, Request request, Run run) {
    StackKey key = way.stack().key();
    String reason =
        request.reason().isEmpty() ? "back to revision " + way.to().number() : request.reason();
    return new Revision(
        key,
        bench.store().newest(key) + 1,
        new Revision.Origin(run.id(), run.actor(), reason, bench.clock().instant()),
        way.to().project(),
        way.to().rendered(),
        way.to().files(),
        way.to().digest(),
        Optional.empty());
  }

  private RollbackResult result(Run run, List<RollbackResult.Return> returns, Instant begin) {
    boolean simulated =
        returns.stream().anyMatch(back -> sites.get(back.stack()).target().simulated());
    return new RollbackResult(
        run.id(),
        run.dryRun(),
        simulated,
        returns,
        Duration.between(begin, bench.clock().instant()),
        Optional.empty());
  }
}
