// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

/**
 * What a service waits for in another one.
 *
 * @param condition {@code service_started}, {@code service_healthy} or {@code
 *     service_completed_successfully}
 * @param restart whether it is restarted when the other one is
 * @param required whether it cannot start without the other one
 */
public record Dependency(String condition, boolean restart, boolean required) {
  static Dependency of(Printed printed) {
    return new Dependency(
        printed.textOr("condition", "service_started"),
        printed.flag("restart"),
        printed.flag("required"));
  }
}
