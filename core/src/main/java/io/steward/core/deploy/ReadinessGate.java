// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Says whether services are ready after a change. Kind: {@code container}, which asks the engine.
 */
public interface ReadinessGate {
  /** Waits until every service is ready or has failed, within the patience of the question. */
  List<Readiness> judge(Question question);

  /**
   * What is asked.
   *
   * @param target where the stack runs
   * @param wanted the stack as it is wanted
   * @param services which services to judge
   * @param before how their containers were before anything was touched, by service
   * @param monitor how long one without a health check must run
   * @param timeout the longest it may take in all
   * @param progress hears how far it is
   * @param stopping whether the user asked to stop
   */
  record Question(
      StackTarget target,
      WantedStack wanted,
      List<String> services,
      Map<String, List<ContainerState>> before,
      Duration monitor,
      Duration timeout,
      Progress progress,
      BooleanSupplier stopping) {
    /** Keeps its own copies. */
    public Question {
      services = List.copyOf(services);
      before = Map.copyOf(before);
    }
  }

  /**
   * The answer for one service.
   *
   * @param service the Compose service
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
