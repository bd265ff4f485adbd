// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.PlanMaker.Planned;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Json;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Names what a plan would change and what it was made from, so that a deploy can be held to it.
 *
 * @param value SHA-256 over the stacks of the plan, in hexadecimal
 * @param basis what it was made from
 */
public record PlanDigest(String value, PlanBasis basis) {
  private static final int TOLD = 3;

  /** The digest of a plan. */
  static PlanDigest of(Planned planned) {
    return new PlanDigest(value(planned.plan()), PlanBasis.of(planned.stacks()));
  }

  private static String value(Plan plan) {
    return DigestUtils.sha256Hex(Json.line(new Stacks(plan.stacks())));
  }

  /**
   * Goes on only when a plan made now says the same from the same.
   *
   * @throws OperationException of kind refused otherwise, which tells what moved
   */
  void requireSame(Planned now) {
    PlanDigest present = of(now);
    List<String> differences = basis.differences(present.basis(), false);
    if (!differences.isEmpty()) {
      throw refusal(differences);
    }
    if (!present.value().equals(value)) {
      throw refusal(List.of("another version of Steward, or other settings, made it"));
    }
  }

  /**
   * Goes on only when nothing moved but images that were fetched for it.
   *
   * @throws OperationException of kind refused otherwise, which tells what moved
   */
  void requireStill(Planned now) {
    List<String> differences = basis.differences(PlanBasis.of(now.stacks()), true);
    if (!differences.isEmpty()) {
      throw refusal(differences);
    }
  }

  private static OperationException refusal(List<String> differences) {
    int rest = differences.size() - TOLD;
    String told = String.join("; ", differences.subList(0, Math.min(TOLD, differences.size())));
    return OperationException.of(
        ErrorKind.REFUSED,
        "the plan is not true any more: " + told + (rest > 0 ? "; and " + rest + " more" : ""),
        "look again: steward plan --out FILE");
  }

  private record Stacks(List<StackPlan> stacks) {}
}
