// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names what a plan would change, so that a deploy can be held to it.
 *
 * @param value SHA-256 over the stacks of the plan, in hexadecimal
 */
public record PlanDigest(String value) {
  /** The digest of a plan. */
  public static PlanDigest of(Plan plan) {
    byte[] bytes = Json.line(new Stacks(plan.stacks())).getBytes(StandardCharsets.UTF_8);
    return new PlanDigest(DeployStore.hash(bytes));
  }

  /**
   * Goes on only when a plan made now says the same.
   *
   * @throws OperationException of kind refused otherwise
   */
  void requireSame(Plan now) {
    if (!of(now).equals(this)) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "the plan is not true any more: files or containers changed since it was made",
          "look again: steward plan");
    }
  }

  private record Stacks(List<StackPlan> stacks) {}
}
