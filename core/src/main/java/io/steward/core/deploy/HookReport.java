// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a hook ended.
 *
 * @param hook which
 * @param began when it was started
 * @param took how long it ran
 * @param failure why it failed; empty when it did not
 * @param output the last lines it wrote, secrets hidden
 */
public record HookReport(
    HookPoint hook, Instant began, Duration took, String failure, List<String> output) {
  /** Keeps its own copy. */
  public HookReport {
    output = List.copyOf(output);
  }

  boolean failed() {
    return !failure.isEmpty();
  }

  /** Why the deploy failed: {@code hook pre-deploy failed: exit code 3}. */
  String error() {
    return "hook " + hook.words() + " failed: " + failure;
  }
}
