// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a deploy ended, stack by stack.
 *
 * @param run the run, for history and audit log
 * @param dryRun whether it was only tried out, and nothing was touched
 * @param plan what was planned
 * @param stacks how each stack ended, in the order of their waves
 * @param goBack the stacks that a rollback would take back from what was deployed
 * @param took how long all of it took
 * @param refusal why it would be refused without the dry run; absent otherwise
 */
public record DeployResult(
    String run,
    boolean dryRun,
    Plan plan,
    List<StackOutcome> stacks,
    List<String> goBack,
    Duration took,
    Optional<DataConsent.Refusal> refusal)
    implements Printable, Verdict {

  /** Keeps its own copy. */
  public DeployResult {
    stacks = List.copyOf(stacks);
    goBack = List.copyOf(goBack);
  }

  /** The same, that would be refused for this. */
  DeployResult with(Optional<DataConsent.Refusal> why) {
    return new DeployResult(run, dryRun, plan, stacks, goBack, took, why);
  }

  @Override
  public void print(Page page) {
    new DeployPage(this, page).print();
  }

  /** The worst outcome of all. */
  @Override
  public Optional<ErrorKind> failure() {
    if (refusal.isPresent()) {
      return Optional.of(ErrorKind.REFUSED);
    }
    return stacks.stream()
        .flatMap(stack -> stack.outcome().failure().stream())
        .max(Comparator.comparingInt(ErrorKind::exitCode));
  }

  @Override
  public Optional<String> error() {
    if (refusal.isPresent()) {
      return refusal.map(why -> "deploy would be refused: " + why.message());
    }
    String simulated = plan.isSimulated() ? " (simulated)" : "";
    return failed()
        .map(stack -> "deploy of " + stack.stack() + " failed: " + stack.error() + simulated);
  }

  @Override
  public List<String> hints() {
    if (refusal.isPresent()) {
      return refusal.get().hints();
    }
    List<String> hints = new ArrayList<>();
    failed()
        .ifPresent(
            stack -> {
              stack
                  .held()
                  .filter(number -> !stack.log().isEmpty())
                  .ifPresent(number -> hints.add(reading(stack, number)));
              if (stack.outcome() == Outcome.NEEDS_HANDS) {
                hints.add("steward ps " + stack.stack() + "     what runs now");
              }
              String again = stack.outcome() == Outcome.STOPPED ? "" : " --again";
              hints.add("steward deploy " + stack.stack() + again + "     try the same once more");
            });
    return hints;
  }

  /** Where to read on: the log of the service that is not ready, else the story of the revision. */
  private static String reading(StackOutcome stack, int number) {
    Optional<ReadinessGate.Readiness> bad =
        stack.services().stream().filter(answer -> !answer.ready()).findFirst();
    return bad.isPresent()
        ? "steward logs " + stack.stack() + "/" + bad.get().service() + " --revision " + number
        : "steward stack history " + stack.stack() + " " + number + "     the whole story";
  }

  /** The stack that {@link #error()} tells of. */
  Optional<StackOutcome> failed() {
    return stacks.stream()
        .filter(stack -> stack.outcome().failure().isPresent())
        .filter(stack -> stack.outcome() != Outcome.NOT_TOUCHED)
        .findFirst()
        .or(() -> stacks.stream().filter(s -> s.outcome().failure().isPresent()).findFirst());
  }
}
