// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Plan;
import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the demo ended.
 *
 * @param id the name of the sample homelab, which its projects and its image begin with
 * @param folder where the sample lay, or lies
 * @param simulated whether nothing real happened
 * @param reason why not; empty when it was real
 * @param plan what the first deploy was going to do
 * @param deploy how the first deploy ended
 * @param update how the bad update ended; absent when the first deploy was not well already
 * @param status how the stacks were in the end; absent as above
 * @param kept whether everything was left as it is
 * @param cleared what was taken away
 * @param took how long all of it took
 */
public record DemoResult(
    String id,
    String folder,
    boolean simulated,
    String reason,
    Plan plan,
    DeployResult deploy,
    Optional<DeployResult> update,
    Optional<Record> status,
    boolean kept,
    Cleared cleared,
    Duration took)
    implements Printable, Verdict {

  /** Whether every stack of the sample came up. */
  public boolean deployed() {
    return deploy.stacks().stream().allMatch(stack -> stack.outcome() == Outcome.DEPLOYED);
  }

  /** Whether the bad update was taken back. */
  public boolean rolledBack() {
    return update
        .filter(
            result -> result.stacks().stream().allMatch(s -> s.outcome() == Outcome.ROLLED_BACK))
        .isPresent();
  }

  @Override
  public void print(Page page) {
    new DemoPage(this, page).print();
  }

  @Override
  public Optional<ErrorKind> failure() {
    return error().isPresent() ? Optional.of(ErrorKind.FAILED) : Optional.empty();
  }

  @Override
  public Optional<String> error() {
    if (!deployed()) {
      return Optional.of("the sample homelab could not be deployed: " + deploy.error().orElse(""));
    }
    if (!rolledBack()) {
      return Optional.of("the bad update was not taken back");
    }
    return cleared.left().isEmpty()
        ? Optional.empty()
        : Optional.of("not all of the demo could be taken away");
  }

  @Override
  public List<String> hints() {
    return deployed() && rolledBack()
        ? List.of()
        : List.of("steward demo --keep     leaves everything, to look at");
  }
}
