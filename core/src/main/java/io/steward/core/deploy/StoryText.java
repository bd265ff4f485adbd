// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Readiness;
import java.time.Duration;
import java.util.List;

/** The form in which the end of a {@link Story} is kept. */
final class StoryText {
  private StoryText() {}

  /** What is kept when it has ended. */
  record Ending(
      int before,
      Outcome outcome,
      List<Answer> services,
      String error,
      List<String> written,
      List<String> remarks) {
    /** Keeps its own copies. */
    Ending {
      services = List.copyOf(services);
      written = List.copyOf(written);
      remarks = List.copyOf(remarks);
    }

    static Ending of(int before, StackOutcome outcome) {
      return new Ending(
          before,
          outcome.outcome(),
          outcome.services().stream().map(Answer::of).toList(),
          outcome.error(),
          outcome.written(),
          outcome.remarks());
    }
  }

  /** What the gate said of services. */
  record Judged(List<Answer> services) {
    /** Keeps its own copy. */
    Judged {
      services = List.copyOf(services);
    }

    static Judged of(List<Readiness> answers) {
      return new Judged(answers.stream().map(Answer::of).toList());
    }
  }

  /** What the gate said of a service. */
  record Answer(
      String service,
      boolean ready,
      String words,
      long afterMillis,
      String message,
      boolean sickBefore) {
    static Answer of(Readiness readiness) {
      return new Answer(
          readiness.service(),
          readiness.ready(),
          readiness.words(),
          readiness.after().toMillis(),
          readiness.message(),
          readiness.sickBefore());
    }
  }

  /**
   * Reads how it went.
   *
   * @param judged what the gate said of one that failed, empty for one that did not: then what it
   *     said last is about the way back
   */
  static Story.End end(String judged, String ending) {
    Stored end = Stored.read(ending, "how a deploy went");
    List<Readiness> last = answers(end);
    List<Readiness> first =
        judged.isEmpty() ? last : answers(Stored.read(judged, "what the gate said"));
    return new Story.End(
        (int) end.number("before"),
        end.constant("outcome", Outcome.class),
        first,
        last.equals(first) ? List.of() : last,
        end.text("error"),
        end.texts("written"),
        end.texts("remarks"));
  }

  private static List<Readiness> answers(Stored stored) {
    return stored.objects("services").stream().map(StoryText::answer).toList();
  }

  private static Readiness answer(Stored stored) {
    return new Readiness(
        stored.text("service"),
        stored.flag("ready"),
        stored.text("words"),
        Duration.ofMillis(stored.number("afterMillis")),
        stored.text("message"),
        stored.flag("sickBefore"),
        java.util.Optional.empty());
  }
}
