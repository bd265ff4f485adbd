// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import io.steward.core.deploy.Pause;
import io.steward.core.deploy.ReadinessGate;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks again and again until the answer is good, or the patience of the question is at its end. */
final class ProbeGate implements ReadinessGate {
  private final String name;
  private final Probe probe;
  private final Pace pace;
  private final Clock clock;
  private final Pause pause;

  ProbeGate(String name, Probe probe, Pace pace, Clock clock, Pause pause) {
    this.name = name;
    this.probe = probe;
    this.pace = pace;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * How it asks.
   *
   * @param service the Compose service it asks, the whole stack when empty
   * @param timeout how long one answer may take
   * @param every how long to wait between two
   */
  record Pace(Optional<String> service, Duration timeout, Duration every) {}

  @Override
  public Optional<String> service() {
    return pace.service();
  }

  @Override
  public boolean isWell(Question question) {
    return probe.ask(pace.timeout()).fine();
  }

  @Override
  public List<Readiness> judge(Question question) {
    Instant begin = clock.instant();
    String said = "";
    for (int times = 1; !question.stopping().getAsBoolean(); times++) {
      Probe.Answer answer = probe.ask(pace.timeout());
      Duration after = Duration.between(begin, clock.instant());
      if (answer.fine()) {
        tell(question, Mark.OK, "answers", answer.words());
        return List.of(readiness(true, "answers", after, ""));
      }
      if (after.plus(pace.every()).compareTo(question.timeout()) > 0) {
        String message = probe.question() + " " + answer.words() + tried(times, after);
        tell(question, Mark.BAD, "not ready", message);
        return List.of(readiness(false, "not ready", after, message));
      }
      if (!answer.words().equals(said)) {
        said = answer.words();
        tell(question, Mark.BUSY, "asking", probe.question() + " " + said);
      }
      pause.take(pace.every());
    }
    return List.of();
  }

  private static String tried(int times, Duration after) {
    return times == 1 ? "" : " (" + times + " times in " + after.toSeconds() + " s)";
  }

  private Readiness readiness(boolean ready, String words, Duration after, String message) {
    return new Readiness(
        "check " + name, ready, words, after, message, false, Optional.<String>empty());
  }

  private void tell(Question question, Mark mark, String state, String detail) {
    String group = question.wanted().stack().name();
    question.progress().report(new Progress.Step(group, name, mark, state, detail));
  }
}
