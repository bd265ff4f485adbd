// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.audit.RunId;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.ProblemDocument;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs that outlive their requests: a few at once, some that wait, and the last that ended.
 * Thread-safe.
 */
final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final int REMEMBERED = 100;
  private final Generations generations;
  private final Metrics metrics;
  private final Clock clock;
  private final Drain drain;
  private final ThreadPoolExecutor pool;
  private final Map<String, LongRun> runs = new LinkedHashMap<>();

  Runs(Generations generations, Metrics metrics, Clock clock, Drain drain, Limits limits) {
    this.generations = generations;
    this.metrics = metrics;
    this.clock = clock;
    this.drain = drain;
    this.pool =
        new ThreadPoolExecutor(
            limits.runs(),
            limits.runs(),
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(limits.waitingRuns()),
            threads());
  }

  private static ThreadFactory threads() {
    var count = new AtomicInteger();
    return work -> new Thread(work, "run-" + count.incrementAndGet());
  }

  /** A name for a run, in the answer, the events, the history and the audit log. */
  String newId() {
    return RunId.at(clock.instant()).value();
  }

  /**
   * Begins a run, or lets it wait for its turn.
   *
   * @throws ProblemException if too many wait already, or the server is about to stop
   */
  LongRun start(Spec spec, Call call, String actor) {
    drain.begin();
    var started = new LongRun(newId(), spec, actor, clock);
    Generation generation = generations.take();
    remember(started);
    try {
      pool.execute(() -> execute(started, call, generation));
    } catch (RejectedExecutionException e) {
      finish(generation);
      forget(started);
      throw ProblemException.of(
              HttpFault.UNAVAILABLE, "too many runs wait already", "try again when one has ended")
          .header("Retry-After", "30");
    }
    return started;
  }

  private void execute(LongRun started, Call call, Generation generation) {
    try {
      started.begin();
      started.succeed(generation.steward().run(started.spec(), call.input(), run(started, call)));
    } catch (HomelabException e) {
      started.fail(ProblemDocument.of(e));
    } catch (RuntimeException | Error e) {
      LOG.error("A run ended by a mistake of the program run={}", started.resource().id(), e);
      started.fail(
          HttpFault.INTERNAL_ERROR.document(
              "a mistake of the program; the server's log has run=" + started.resource().id()));
    } finally {
      metrics.ran(started.resource());
      finish(generation);
    }
  }

  private Run run(LongRun started, Call call) {
    return new Run(
        started.resource().id(),
        started.resource().actor(),
        generations.folder(),
        call.dryRun(),
        started,
        Consent.of(call.yes()),
        started::isStopping);
  }

  private void finish(Generation generation) {
    generation.giveBack();
    drain.end();
  }

  /** The run of this id; empty when there is none, or it ended long ago. */
  Optional<LongRun> find(String id) {
    synchronized (runs) {
      return Optional.ofNullable(runs.get(id));
    }
  }

  private void remember(LongRun started) {
    synchronized (runs) {
      List<String> ended =
          runs.values().stream()
              .filter(run -> run.resource().ended().isPresent())
              .map(run -> run.resource().id())
              .toList();
      ended.stream().limit(Math.max(0, ended.size() - REMEMBERED + 1)).forEach(runs::remove);
      runs.put(started.resource().id(), started);
    }
  }

  private void forget(LongRun started) {
    synchronized (runs) {
      runs.remove(started.resource().id());
    }
  }

  /** Asks every run to end after its present step. */
  void stop() {
    synchronized (runs) {
      runs.values().forEach(LongRun::stop);
    }
  }

  /** Interrupts what still works, and takes no more. */
  void close() {
    pool.shutdownNow();
  }
}
