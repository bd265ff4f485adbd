// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Json;
import io.steward.core.operation.ProblemDocument;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Spec;
import io.steward.core.operation.Verdict;
import java.time.Clock;
import java.util.Optional;

/** One run that outlives its request. Thread-safe. */
final class LongRun implements Progress {
  private static final int EVENTS = 2000;
  private final Spec spec;
  private final Clock clock;
  private final EventLog events = new EventLog(EVENTS);
  private volatile RunResource resource;
  private volatile boolean stopping;

  LongRun(String id, Spec spec, String actor, Clock clock) {
    this.spec = spec;
    this.clock = clock;
    this.resource =
        new RunResource(
            id,
            spec.name(),
            actor,
            RunState.WAITING,
            clock.instant(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  Spec spec() {
    return spec;
  }

  RunResource resource() {
    return resource;
  }

  EventLog events() {
    return events;
  }

  boolean isStopping() {
    return stopping;
  }

  /** Asks it to end after its present step. */
  void stop() {
    stopping = true;
  }

  @Override
  public void report(Step step) {
    events.add("step", Json.line(step));
  }

  void begin() {
    RunResource r = resource;
    resource =
        new RunResource(
            r.id(),
            r.operation(),
            r.actor(),
            RunState.RUNNING,
            r.began(),
            r.ended(),
            r.exitCode(),
            r.result(),
            r.problem());
  }

  void succeed(Record result) {
    Optional<ErrorKind> failure =
        result instanceof Verdict verdict ? verdict.failure() : Optional.empty();
    int exitCode = failure.map(ErrorKind::exitCode).orElse(0);
    Optional<ProblemDocument> problem =
        failure.isPresent() && failure.get() != ErrorKind.PENDING
            ? ProblemDocument.of((Verdict) result)
            : Optional.empty();
    end(exitCode, Optional.of(result), problem);
  }

  void fail(ProblemDocument problem) {
    end(problem.exitCode(), Optional.empty(), Optional.of(problem));
  }

  private void end(int exitCode, Optional<Record> result, Optional<ProblemDocument> problem) {
    RunResource r = resource;
    resource =
        new RunResource(
            r.id(),
            r.operation(),
            r.actor(),
            problem.isPresent() ? RunState.FAILED : RunState.DONE,
            r.began(),
            Optional.of(clock.instant()),
            Optional.of(exitCode),
            result,
            problem);
    events.end("end", Json.line(resource));
  }
}
