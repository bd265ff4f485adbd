// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Deployer.Request;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Run;
import java.util.List;

/**
 * Plans a stack again right before its turn when its containers live in others, which the deploy of
 * another stack may have replaced.
 */
record SecondLook(PlanMaker plans, DeployStore store, Request request) {
  /**
   * A stack whose turn it is.
   *
   * @param stack as it is planned now
   * @param blocked why it is not touched; empty when nothing keeps it from that
   */
  record Turn(PlannedStack stack, String blocked) {}

  Turn at(PlannedStack stack, Run run) {
    if (!livesInOthers(stack)) {
      return new Turn(stack, "");
    }
    try {
      PlannedStack now = plans.again(stack, request.selection());
      if (now.plan().changes().equals(stack.plan().changes())) {
        return new Turn(stack, "");
      }
      new OtherHands(store).refuse(now);
      request.consent().require("deploy", List.of(now.plan()));
      Announcements.again(now, run);
      return new Turn(now, "");
    } catch (HomelabException e) {
      return new Turn(stack, e.getMessage());
    }
  }

  /** Whether containers of it live in some of another stack, or of none. */
  static boolean livesInOthers(PlannedStack stack) {
    return stack.wanted().services().values().stream()
        .filter(service -> service.follows().isEmpty())
        .anyMatch(service -> service.fields().values().containsValue(FieldWords.ANOTHER));
  }
}
