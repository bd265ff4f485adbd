// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import io.steward.core.config.Configuration;
import io.steward.core.kind.Kinds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The checks that stacks have beside their containers, made when first asked for. Thread-safe. */
@Singleton
final class Checks {
  private final Configuration configuration;
  private final Kinds kinds;
  private final Map<String, Map<String, ReadinessGate>> made = new ConcurrentHashMap<>();

  @Inject
  Checks(Configuration configuration, Kinds kinds) {
    this.configuration = configuration;
    this.kinds = kinds;
  }

  /** Those of a stack by name, in the order of the file. */
  Map<String, ReadinessGate> of(String stack) {
    return made.computeIfAbsent(stack, this::make);
  }

  private Map<String, ReadinessGate> make(String stack) {
    Map<String, ReadinessGate> checks = new LinkedHashMap<>();
    Optional.ofNullable(configuration.get(DeploymentFile.class).stacks().get(stack))
        .ifPresent(
            settings ->
                settings
                    .gate()
                    .checks()
                    .forEach((name, choice) -> checks.put(name, kinds.create(name, choice))));
    return checks;
  }
}
