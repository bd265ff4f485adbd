// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.steward.core.audit.AuditEntry;
import io.steward.core.audit.AuditLog;
import io.steward.core.audit.RecordedRun;
import io.steward.core.audit.RunId;
import io.steward.core.audit.RunLog;
import io.steward.core.audit.RunStart;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.ArgField;
import io.steward.core.operation.Discreet;
import io.steward.core.operation.Json;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.core.operation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Gives every writing operation its run and its line in the audit log. */
final class Recorder {
  private final Provider<RunLog> runs;
  private final Provider<AuditLog> audit;

  @Inject
  Recorder(Provider<RunLog> runs, Provider<AuditLog> audit) {
    this.runs = runs;
    this.audit = audit;
  }

  <R extends Record> R record(Spec spec, Record input, Run run, BiFunction<Record, Run, R> work) {
    endInterrupted(run);
    var named = new Named(spec, input instanceof Discreet discreet ? discreet.masked() : input);
    RunId id = begin(run, new RunStart(spec.name(), named.subject(), run.actor(), named.reason()));
    try {
      R result = work.apply(input, run.withId(id.value()));
      Optional<ErrorKind> failure =
          result instanceof Verdict verdict ? verdict.failure() : Optional.empty();
      String outcome = failure.map(Recorder::words).orElse("done");
      int exitCode = result instanceof Verdict verdict ? verdict.exitCode() : 0;
      // What an administrative operation answers may be shown once, and is kept nowhere.
      Record kept = result instanceof Discreet discreet ? discreet.masked() : result;
      end(id, named, run, outcome, exitCode, spec.administrative() ? null : Json.line(kept));
      return result;
    } catch (HomelabException e) {
      end(id, named, run, words(e.kind()) + ": " + e.getMessage(), e.kind().exitCode(), null);
      throw e;
    } catch (RuntimeException e) {
      end(id, named, run, "failed: " + e, ErrorKind.FAILED.exitCode(), null);
      throw e;
    }
  }

  /** Runs that were killed get their end, and their line in the audit log, from the next one. */
  private void endInterrupted(Run run) {
    for (RecordedRun dead : runs.get().interrupted()) {
      RunStart start = dead.start();
      String outcome = dead.phase().isEmpty() ? "interrupted" : "interrupted while " + dead.phase();
      if (!runs.get().giveUp(dead.id(), outcome)) {
        continue;
      }
      audit
          .get()
          .append(
              new AuditEntry(
                  start.actor(),
                  start.operation(),
                  start.subject(),
                  outcome,
                  Json.line(Map.of("run", dead.id().value()))));
      run.progress()
          .report(
              Progress.Step.sentence(
                  "",
                  "Earlier, " + start.operation() + " of " + start.actor() + " was " + outcome));
    }
  }

  /** A front-end that told the id of the run before it began finds it under that id. */
  private RunId begin(Run run, RunStart start) {
    if (!RunId.isValid(run.id())) {
      return runs.get().begin(start);
    }
    var given = new RunId(run.id());
    runs.get().begin(given, start);
    return given;
  }

  /** What was done is done, and told, also where its end cannot be written down. */
  private void end(
      RunId id, Named named, Run run, String outcome, int exitCode, @Nullable String result) {
    try {
      write(id, named, run, outcome, exitCode, result);
    } catch (HomelabException e) {
      run.progress()
          .report(
              Progress.Step.sentence(
                  "", "The end of this run could not be written down: " + e.getMessage()));
    }
  }

  private void write(
      RunId id, Named named, Run run, String outcome, int exitCode, @Nullable String result) {
    if (result == null) {
      runs.get().finish(id, outcome, exitCode);
    } else {
      runs.get().finish(id, outcome, exitCode, result);
    }
    audit
        .get()
        .append(
            new AuditEntry(
                run.actor(),
                named.spec().name(),
                named.subject(),
                outcome,
                Json.line(new Details(id.value(), named.input()))));
  }

  private static String words(ErrorKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What the audit log keeps beside the sentence; secrets are masked by the writer. */
  private record Details(String run, Record input) {}

  /** An operation and its input, as the log names them. */
  private record Named(Spec spec, Record input) {
    /** What was given by place, such as the stacks. */
    String subject() {
      List<String> words = new ArrayList<>();
      for (ArgField field : spec.fields()) {
        if (field.positional()) {
          words.addAll(texts(field.name()));
        }
      }
      return String.join(" ", words);
    }

    String reason() {
      return String.join(" ", texts("reason"));
    }

    private List<String> texts(String component) {
      Object value = Json.read(Json.line(input), "input").get(component);
      if (value instanceof List<?> items) {
        return items.stream().map(String::valueOf).toList();
      }
      return value == null ? List.of() : List.of(value.toString());
    }
  }
}
