// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Foreground;
import io.steward.core.operation.Run;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks the user, where there is one, and lends their streams to programs.
 *
 * @param saidYes whether every question was answered with yes beforehand
 * @param lends whether the streams can be lent, as no result must stand alone on them
 */
record Prompt(
    Surroundings surroundings,
    Screen screen,
    ShownProgress progress,
    boolean saidYes,
    boolean lends)
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

  @Override
  public Optional<Foreground> foreground() {
    return lends ? Optional.of(new Streams(surroundings.terminal(), progress)) : Optional.empty();
  }

  /** The streams of this process. */
  private record Streams(Surroundings.Terminal terminal, ShownProgress progress)
      implements Foreground {
    @Override
    public boolean interactive() {
      return terminal.in() && terminal.out();
    }

    @Override
    public <T> T lend(Supplier<T> work) {
      progress.settle();
      return work.get();
    }
  }
}
