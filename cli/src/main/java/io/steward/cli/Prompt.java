// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import java.util.Locale;

/** Asks the user, where there is one. */
record Prompt(Surroundings surroundings, Screen screen, ShownProgress progress, boolean saidYes)
    implements Run.Questions {

  @Override
  public boolean yes(String question) {
    if (saidYes) {
      return true;
    }
    if (!attended()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "nobody can answer '" + question + "' here; nothing was touched",
          "--yes answers it with yes");
    }
    progress.settle();
    screen.write(question + " [y/N] ");
    String answer = surroundings.readLine().strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  @Override
  public boolean attended() {
    return surroundings.terminal().in() && surroundings.terminal().err();
  }
}
