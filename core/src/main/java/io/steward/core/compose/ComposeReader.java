// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.InvalidException;
import java.nio.file.Path;
import java.util.List;

/** Reads Compose files into normalised projects. Immutable; every reading is its own. */
public final class ComposeReader {
  /** A reader that looks at nothing but what a request names. */
  public ComposeReader() {}

  /**
   * Reads, interpolates, merges, checks and normalises the files of a project.
   *
   * @throws InvalidException with every problem found
   */
  public ComposeProject read(ComposeRequest request) {
    ComposeCheck check = check(request);
    if (check.problems().isEmpty() && check.project().isPresent()) {
      return check.project().get();
    }
    throw new InvalidException("compose project " + check.name(), check.problems());
  }

  /** Reads as {@link #read} does, and tells what is wrong instead of throwing. */
  public ComposeCheck check(ComposeRequest request) {
    return new Reading(request, FileLoader.Mode.WHOLE).check();
  }

  /**
   * The files that a request leads to, in their order, whether they exist or not: those it names,
   * else those of the variable {@code COMPOSE_FILE}, else those of the usual names.
   */
  public List<Path> files(ComposeRequest request) {
    return new Reading(request, FileLoader.Mode.WHOLE).files();
  }

  /**
   * The merged files as JSON, in long form with absolute paths and full names, their variables not
   * put in: what {@code docker compose config --no-interpolate} prints.
   *
   * @throws InvalidException with every problem found
   */
  public String uninterpolated(ComposeRequest request) {
    return Printer.raw(new Reading(request, FileLoader.Mode.RAW).raw());
  }
}
