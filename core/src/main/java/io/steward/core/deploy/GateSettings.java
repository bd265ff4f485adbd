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
            "What else must be well once the containers are ready, by name; asked in this order. What"
                + " failed before the deploy is reported and not blamed")
        Map<String, Choice<ReadinessGate>> checks) {

  /** Keeps its own copy. */
  public GateSettings {
    checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
  }

  /** How long a service without a health check must run where nothing else is said. */
  public static final Duration DEFAULT_MONITOR = Duration.ofSeconds(30);
}
