// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One execution of an operation: who asked, how far it is told to, whether it may ask back. Built
 * by the front-end; thread-safe as far as its parts are.
 *
 * @param id names the run in history, journal and audit log; empty for an operation that only reads
 * @param actor who asked, such as {@code mark} or {@code token:phone}
 * @param folder where the user stands; relative paths of the input are below it
 * @param dryRun whether nothing may be changed
 * @param progress hears how far it is
 * @param questions answers what the run asks
 * @param stopping whether the user asked to stop after the present step
 */
public record Run(
    String id,
    String actor,
    Path folder,
    boolean dryRun,
    Progress progress,
    Questions questions,
    BooleanSupplier stopping) {

  /** A run for an embedding program: said yes to, silent, never stopped. */
  public static Run of(String actor, Path folder) {
    return new Run("", actor, folder, false, Progress.none(), question -> true, () -> false);
  }

  /** The same run under this id. */
  public Run withId(String newId) {
    return new Run(newId, actor, folder, dryRun, progress, questions, stopping);
  }

  /** The same run heard by another progress. */
  public Run withProgress(Progress other) {
    return new Run(id, actor, folder, dryRun, other, questions, stopping);
  }

  /**
   * Asks the user, and goes on only after a yes.
   *
   * @throws OperationException of kind refused after a no, or where nobody can answer
   */
  public void confirm(String question) {
    if (!questions.yes(question)) {
      throw OperationException.of(ErrorKind.REFUSED, "not confirmed; nothing was touched");
    }
  }

  /**
   * Ends the run between two steps when the user asked for it.
   *
   * @throws OperationException of kind interrupted if so
   */
  public void checkpoint() {
    if (stopping.getAsBoolean()) {
      throw OperationException.of(ErrorKind.INTERRUPTED, "stopped by the user after this step");
    }
  }

  /** Answers a question of a run. */
  @FunctionalInterface
  public interface Questions {
    /**
     * Whether the user says yes.
     *
     * @throws OperationException of kind refused if there is nobody to ask
     */
    boolean yes(String question);

    /** Whether a person is there to read a question before it is answered. */
    default boolean attended() {
      return false;
    }

    /** The streams that a program can be given; empty where results are read by a program. */
    default Optional<Foreground> foreground() {
      return Optional.empty();
    }
  }
}
