// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Says whether services are ready after a change. Kinds: {@code container}, which asks the engine,
 * {@code http} and {@code tcp}, which ask from outside. Thread-safe.
 */
public interface ReadinessGate {
  /**
   * Waits until every service is ready or has failed, within the time-out of the question. Answers
   * less than was asked for, or nothing at all, when the user asked to stop.
   */
  List<Readiness> judge(Question question);

  /** The Compose service it belongs to; empty when every change of the stack is its matter. */
  default Optional<String> service() {
    return Optional.empty();
  }

  /**
   * Looks once, before anything is touched, whether what it judges is well already. What is not is
   * not blamed on the change.
   */
  default boolean isWell(Question question) {
    return true;
  }

  /** The names of the checks that fail before anything is touched; those of one gate are none. */
  default Set<String> failing(Question question) {
    return Set.of();
  }

  /** What keeps it from ever judging this stack, in sentences without a full stop. */
  default List<String> problems(WantedStack wanted) {
    return List.of();
  }

  /**
   * What is asked.
   *
   * @param target where the stack runs
   * @param wanted the stack as it is wanted
   * @param services which services to judge
   * @param spared ids of containers that are not judged, because they are to be replaced
   * @param before how the containers of the stack were before anything was touched, by service
   * @param failing the checks that failed then
   * @param monitor how long one without a health check must run
   * @param timeout the longest it may take in all
   * @param progress hears how far it is
   * @param stopping whether the user asked to stop
   */
  record Question(
      StackTarget target,
      WantedStack wanted,
      List<String> services,
      Set<String> spared,
      Map<String, List<ContainerState>> before,
      Set<String> failing,
      Duration monitor,
      Duration timeout,
      Progress progress,
      BooleanSupplier stopping) {
    /** Keeps its own copies. */
    public Question {
      services = List.copyOf(services);
      spared = Set.copyOf(spared);
      before = Map.copyOf(before);
      failing = Set.copyOf(failing);
    }

    /** The same about other services, which must run for another time. */
    public Question about(List<String> others, Duration time) {
      return new Question(
          target, wanted, others, spared, before, failing, time, timeout, progress, stopping);
    }

    /** The same without a look at these containers. */
    Question sparing(Set<String> ids) {
      return new Question(
          target, wanted, services, ids, before, failing, monitor, timeout, progress, stopping);
    }

    /** The same with another time-out. */
    Question within(Duration bound) {
      return new Question(
          target, wanted, services, spared, before, failing, monitor, bound, progress, stopping);
    }
  }

  /**
   * The answer for one service.
   *
   * @param service the Compose service, or {@code check} and the name of a check
   * @param ready whether it is ready, or at least not to be blamed
   * @param words how it is: {@code healthy}, {@code running}, {@code done}, {@code exited (1)}
   * @param after how long that took
   * @param message why it is not ready; empty when it is
   * @param sickBefore whether it was not well before either
   * @param container the container that was looked at, empty when there was none
   */
  record Readiness(
      String service,
      boolean ready,
      String words,
      Duration after,
      String message,
      boolean sickBefore,
      Optional<String> container) {}
}
