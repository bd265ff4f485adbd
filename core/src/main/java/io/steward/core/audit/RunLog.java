// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.state.Database;
import io.steward.core.state.Row;
import io.steward.core.state.Sql;
import io.steward.core.state.StoredTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every execution of a writing operation, one row each: journal, lock, audit entry and history
 * point to its id. What this promises to have written is on the disk. Thread-safe.
 */
public final class RunLog {
  private final Sql sql;
  private final Clock clock;
  private final ProcessIdentity self = ProcessIdentity.current();

  /** Keeps the runs in this database. */
  public RunLog(Database database, Clock clock) {
    this.sql = database.sql();
    this.clock = clock;
  }

  /** Writes down that a run of this process begins now; returns its new id. */
  public RunId begin(RunStart start) {
    while (true) {
      RunId id = RunId.at(clock.instant());
      if (isNew(id, start)) {
        return id;
      }
    }
  }

  /**
   * The same under an id that was already told to whoever asked for the run.
   *
   * @throws OperationException of kind failed if there is a run of this id
   */
  public void begin(RunId id, RunStart start) {
    if (!isNew(id, start)) {
      throw OperationException.of(
          ErrorKind.FAILED, "run " + id + " cannot begin: there is a run of this id already");
    }
  }

  private boolean isNew(RunId id, RunStart start) {
    int inserted =
        sql.update(
            "INSERT INTO core_run (id, operation, subject, actor, reason, host, pid, process,"
                + " started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            id.value(),
            start.operation(),
            start.subject(),
            start.actor(),
            start.reason(),
            self.host(),
            self.pid(),
            self.stamp(),
            StoredTime.cut(clock.instant()));
    return inserted == 1;
  }

  /**
   * Writes down what a run is about to do, such as {@code pulling images}; nothing for a run that
   * is not in the log.
   */
  public void phase(String id, String words) {
    if (RunId.isValid(id)) {
      sql.update("UPDATE core_run SET phase = ? WHERE id = ? AND ended_at IS NULL", words, id);
    }
  }

  /** The runs whose process certainly ended before they did, oldest first. */
  public List<RecordedRun> interrupted() {
    return sql
        .query("SELECT * FROM core_run WHERE ended_at IS NULL ORDER BY id", RunLog::read)
        .stream()
        .filter(run -> run.state() instanceof RunState.Interrupted)
        .toList();
  }

  /** Writes down that a run ended now, without a result document. */
  public void finish(RunId id, String outcome, int exitCode) {
    end(id, new RunState.Ended(clock.instant(), outcome, exitCode, Optional.empty()));
  }

  /** The same with its result as JSON, secrets already masked. */
  public void finish(RunId id, String outcome, int exitCode, String result) {
    end(id, new RunState.Ended(clock.instant(), outcome, exitCode, Optional.of(result)));
  }

  /** The run of this id, empty when there is none. */
  public Optional<RecordedRun> find(RunId id) {
    return sql.first("SELECT * FROM core_run WHERE id = ?", RunLog::read, id.value());
  }

  /** The newest runs that match, newest first. */
  public List<RecordedRun> list(RunFilter filter) {
    StringBuilder query = new StringBuilder("SELECT * FROM core_run WHERE 1 = 1");
    List<Object> parameters = new ArrayList<>();
    filter
        .operation()
        .ifPresent(
            operation -> {
              query.append(" AND operation = ?");
              parameters.add(operation);
            });
    filter
        .subject()
        .ifPresent(
            subject -> {
              query.append(" AND subject = ?");
              parameters.add(subject);
            });
    parameters.add(filter.limit());
    return sql.query(
        query.append(" ORDER BY id DESC LIMIT ?").toString(), RunLog::read, parameters.toArray());
  }

  /** Writes down that a run was interrupted; false when it has ended in the meantime. */
  public boolean giveUp(RunId id, String outcome) {
    int exitCode = ErrorKind.INTERRUPTED.exitCode();
    return hasEnded(id, new RunState.Ended(clock.instant(), outcome, exitCode, Optional.empty()));
  }

  private void end(RunId id, RunState.Ended end) {
    if (!hasEnded(id, end)) {
      throw OperationException.of(
          ErrorKind.NOT_FOUND, "run " + id + " cannot be ended: no run of this id is going on");
    }
  }

  private boolean hasEnded(RunId id, RunState.Ended end) {
    return sql.update(
            "UPDATE core_run SET ended_at = ?, outcome = ?, exit_code = ?, result = ?"
                + " WHERE id = ? AND ended_at IS NULL",
            end.at(),
            end.outcome(),
            end.exitCode(),
            end.result().orElse(null),
            id.value())
        == 1;
  }

  private static RecordedRun read(Row row) {
    RunStart start =
        new RunStart(
            row.text("operation"), row.text("subject"), row.text("actor"), row.text("reason"));
    ProcessIdentity process =
        new ProcessIdentity(row.text("host"), row.number("pid"), row.text("process"));
    return new RecordedRun(
        new RunId(row.text("id")),
        start,
        process,
        row.instant("started_at"),
        row.text("phase"),
        state(row, process));
  }

  private static RunState state(Row row, ProcessIdentity process) {
    Optional<Instant> endedAt = row.optionalInstant("ended_at");
    if (endedAt.isPresent()) {
      return new RunState.Ended(
          endedAt.get(),
          row.text("outcome"),
          (int) row.number("exit_code"),
          row.optionalText("result"));
    }
    return process.isDead() ? new RunState.Interrupted() : new RunState.Running();
  }
}
