// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How what runs is other than what was last deployed. Nothing was touched to find it.
 *
 * @param homelab the folder of the homelab
 * @param environment the overlay, empty for none
 * @param at when it was compared
 * @param took how long that took
 * @param stacks each stack that was meant
 * @param outside containers that are in no stack; only where every stack was meant
 * @param driftFails whether drift is no success
 */
public record Drift(
    String homelab,
    Optional<String> environment,
    Instant at,
    Duration took,
    List<StackDrift> stacks,
    List<Outside> outside,
    boolean driftFails)
    implements Printable, Verdict {
  /** Keeps its own copies. */
  public Drift {
    stacks = List.copyOf(stacks);
    outside = List.copyOf(outside);
  }

  /**
   * A container that is in no stack.
   *
   * @param target where it is
   * @param name the engine's name for it
   * @param id the engine's id
   * @param project its Compose project; empty for none
   * @param state {@code running}, {@code exited (1)}
   * @param since since when; absent when it never ran
   */
  public record Outside(
      String target,
      String name,
      String id,
      String project,
      String state,
      Optional<Instant> since) {}

  /** Whether anything is other than it was deployed. */
  public boolean isEmpty() {
    return stacks.stream().allMatch(stack -> stack.drifted().isEmpty());
  }

  @Override
  public void print(Page page) {
    new DriftPage(this, Moment.here(at), page).print();
  }

  @Override
  public Optional<ErrorKind> failure() {
    if (!unseen().isEmpty()) {
      return Optional.of(ErrorKind.UNREACHABLE);
    }
    return driftFails && !isEmpty() ? Optional.of(ErrorKind.PENDING) : Optional.empty();
  }

  private List<String> unseen() {
    return stacks.stream()
        .filter(stack -> !stack.problem().isEmpty())
        .map(StackDrift::stack)
        .toList();
  }

  @Override
  public Optional<String> error() {
    return unseen().isEmpty()
        ? Optional.empty()
        : Optional.of("could not compare " + String.join(", ", unseen()));
  }

  @Override
  public List<String> hints() {
    return unseen().isEmpty() ? List.of() : List.of("steward doctor     what is wrong there");
  }
}
