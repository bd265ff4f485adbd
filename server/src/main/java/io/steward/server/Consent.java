// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run.Questions;

/** Answers the questions of a run that nobody sits in front of. */
final class Consent {
  private Consent() {}

  /** Says yes to everything, or refuses to go on without a yes. */
  static Questions of(boolean yes) {
    return question -> {
      if (!yes) {
        throw OperationException.of(
            ErrorKind.REFUSED,
            "it asks for a yes: " + question,
            "send \"yes\": true to say so beforehand");
      }
      return true;
    };
  }
}
