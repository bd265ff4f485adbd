// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Choice;
import io.steward.core.operation.Arg;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When a deployed stack counts as ready. What is not given comes from the {@code
 * deploy.update_config} of the Compose service.
 *
 * @param monitor how long a service without a health check must run without a restart
 * @param timeout how long to wait for readiness
 * @param failureAction what happens otherwise
 * @param order whether new containers are ready before old ones stop
 * @param parallelism how many containers of a service are replaced at a time
 * @param delay how long to wait between two groups
 * @param checks what is asked besides the containers, by name
 */
public record GateSettings(
    @Arg("How long a service without a health check must run without a restart; 30s unless given")
        Optional<Duration> monitor,
    @Arg("How long to wait until every service is ready; timeouts.gate unless given")
        Optional<Duration> timeout,
    @Arg("What happens when a service does not become ready; rollback unless given")
        Optional<FailureAction> failureAction,
    @Arg(
            "Whether the new containers of a service are ready before the old ones stop; stop-first"
                + " unless given. start-first is refused for what cannot exist twice: fixed names,"
                + " addresses and host ports, and what writes to volumes or folders")
        Optional<UpdateOrder> order,
    @Arg(
            "How many containers of a service with several are replaced at a time, with the gate"
                + " between, from 0; 0 for all at once, as unless given")
        Optional<Integer> parallelism,
    @Arg("How long to wait before the next ones are replaced; 0s unless given")
        Optional<Duration> delay,
    @Arg(
            "What else must be well once the containers are ready, by name; asked in this order. What"
                + " failed before the deploy is reported and not blamed")
        Map<String, Choice<ReadinessGate>> checks) {

  /** Keeps its own copy, and refuses less than nothing. */
  public GateSettings {
    if (parallelism.filter(count -> count < 0).isPresent()) {
      throw new IllegalArgumentException("parallelism is less than 0");
    }
    checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
  }

  /** How long a service without a health check must run where nothing else is said. */
  public static final Duration DEFAULT_MONITOR = Duration.ofSeconds(30);
}
