// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.compose.Dependency;
import io.steward.core.lint.LintService;
import java.util.List;
import java.util.Map;

/**
 * That a service starts only when another one is healthy.
 *
 * @param other the one it waits for
 */
record HealthWait(LintService other) {
  /** Those of a service, in the order of the file. */
  static List<HealthWait> of(LintService service) {
    return service.compose().dependsOn().entrySet().stream()
        .filter(entry -> waits(entry.getValue()))
        .map(Map.Entry::getKey)
        .flatMap(name -> service.stack().service(name).stream())
        .map(HealthWait::new)
        .toList();
  }

  private static boolean waits(Dependency dependency) {
    return dependency.required() && dependency.condition().equals("service_healthy");
  }
}
