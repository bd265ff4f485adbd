// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.InvalidException;
import io.steward.core.error.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What went wrong as an RFC 9457 problem: the same object from the command with {@code -o json},
 * from the server, and at the end of a run.
 *
 * @param type the reason as a URI: {@code urn:steward:not-found}
 * @param title the reason in words: {@code not found}
 * @param status the HTTP status
 * @param detail the sentence for the user
 * @param exitCode what the command ends with
 * @param hints what the user can do; may be empty
 * @param problems what is wrong with the files; empty for every other reason
 */
public record ProblemDocument(
    String type,
    String title,
    int status,
    String detail,
    int exitCode,
    List<String> hints,
    List<Item> problems) {

  /**
   * One thing wrong with a file.
   *
   * @param file the file, or where else the value came from
   * @param line from 1; 0 when unknown
   * @param column from 1; 0 when unknown
   */
  public record Item(
      String file, int line, int column, String key, String message, Optional<String> hint) {
    private static Item of(Problem problem) {
      var position = problem.position();
      return new Item(
          position.source(),
          position.line(),
          position.column(),
          problem.key(),
          problem.message(),
          problem.hint());
    }
  }

  /** Keeps its own copies. */
  public ProblemDocument {
    hints = List.copyOf(hints);
    problems = List.copyOf(problems);
  }

  /** What an exception says. */
  public static ProblemDocument of(HomelabException error) {
    List<Item> problems =
        error instanceof InvalidException invalid
            ? invalid.problems().stream().map(Item::of).toList()
            : List.of();
    return of(error.kind(), error.getMessage(), error.hints(), problems);
  }

  /** What the verdict of a result says; empty when it is a success. */
  public static Optional<ProblemDocument> of(Verdict verdict) {
    return verdict
        .failure()
        .map(kind -> of(kind, verdict.error().orElse(words(kind)), verdict.hints(), List.of()));
  }

  private static ProblemDocument of(
      ErrorKind kind, String detail, List<String> hints, List<Item> problems) {
    return new ProblemDocument(
        "urn:steward:" + words(kind).replace(' ', '-'),
        words(kind),
        kind.httpStatus(),
        detail,
        kind.exitCode(),
        hints,
        problems);
  }

  private static String words(ErrorKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
