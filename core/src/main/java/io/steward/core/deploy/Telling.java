// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Question;
import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.StackTarget.LogRequest;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whoever follows how far the services of a question are: their state, what they wrote last,
 * and how long they have. Not thread-safe.
 */
final class Telling {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int LINE = 120;
  private final Question question;
  private final Clock clock;
  private final Map<String, Progress.Step> said = new HashMap<>();
  private final Map<String, Instant> read = new HashMap<>();
  private final Map<String, String> wrote = new HashMap<>();

  Telling(Question question, Clock clock) {
    this.question = question;
    this.clock = clock;
  }

  /** A service is not ready yet. */
  void waits(String service, List<ContainerState> containers, Instant until) {
    String words = containers.isEmpty() ? "waiting" : containers.get(0).condition().words();
    boolean first = !said.containsKey(service);
    if (!containers.isEmpty()) {
      read(service, containers.get(0));
    }
    report(service, Mark.BUSY, words, wrote.getOrDefault(service, ""));
    if (first) {
      question.progress().deadline(question.wanted().stack().name(), service, until);
    }
  }

  /** A service is ready, or never will be. */
  Readiness answered(Readiness answer) {
    Mark mark = answer.ready() ? answer.sickBefore() ? Mark.CARE : Mark.OK : Mark.BAD;
    report(answer.service(), mark, answer.words(), answer.message());
    return answer;
  }

  /** The engine does not answer. */
  void isAway(HomelabException why) {
    report("", Mark.CARE, "", "Waiting for the engine: " + why.getMessage());
  }

  /** It answers again. */
  void isBack() {
    said.remove("");
  }

  private void report(String service, Mark mark, String words, String detail) {
    var step = new Progress.Step(question.wanted().stack().name(), service, mark, words, detail);
    if (!step.equals(said.put(service, step))) {
      question.progress().report(step);
    }
  }

  /** The last line a container wrote, looked for now and then; none is no reason to fail. */
  private void read(String service, ContainerState container) {
    Instant now = clock.instant();
    Instant before = read.get(service);
    if (before != null && now.isBefore(before.plus(PERIOD))) {
      return;
    }
    read.put(service, now);
    List<String> lines = new ArrayList<>();
    try {
      question
          .target()
          .logs(
              container.id(),
              new LogRequest(1, Duration.ZERO, false),
              line -> lines.add(line.text()));
    } catch (HomelabException e) {
      // The engine will be asked again for what counts, and that failure is told.
      return;
    }
    lines.stream()
        .map(line -> line.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", ""))
        .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
        .filter(line -> !line.isEmpty())
        .forEach(line -> wrote.put(service, line.substring(0, Math.min(LINE, line.length()))));
  }
}
