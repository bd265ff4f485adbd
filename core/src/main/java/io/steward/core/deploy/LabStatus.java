// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.StackStatus.Grade;
import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How stacks are.
 *
 * @param homelab the folder of the homelab
 * @param environment the overlay, empty for none
 * @param at when they were looked at
 * @param stacks each of them
 */
public record LabStatus(
    String homelab, Optional<String> environment, Instant at, List<StackStatus> stacks)
    implements Printable, Verdict {
  /** Keeps its own copy. */
  public LabStatus {
    stacks = List.copyOf(stacks);
  }

  /** How many services are so. */
  public long count(Grade grade) {
    return stacks.stream()
        .flatMap(stack -> stack.services().stream())
        .filter(service -> service.grade() == grade)
        .count();
  }

  @Override
  public void print(Page page) {
    new StatusPage(this, Moment.here(at), page).print();
  }

  @Override
  public Optional<ErrorKind> failure() {
    return stacks.stream().allMatch(StackStatus::reachable)
        ? Optional.empty()
        : Optional.of(ErrorKind.UNREACHABLE);
  }

  @Override
  public Optional<String> error() {
    List<String> unseen =
        stacks.stream().filter(stack -> !stack.reachable()).map(StackStatus::stack).toList();
    return unseen.isEmpty()
        ? Optional.empty()
        : Optional.of("could not look at " + String.join(", ", unseen));
  }

  @Override
  public List<String> hints() {
    return failure().isPresent() ? List.of("steward doctor     what is wrong there") : List.of();
  }
}
