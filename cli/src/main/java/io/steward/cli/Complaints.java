// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.config.YamlText;
import io.steward.core.error.HomelabException;
import io.steward.core.error.InvalidException;
import io.steward.core.error.Problem;
import io.steward.core.operation.Json;
import io.steward.core.operation.Line;
import io.steward.core.operation.Page;
import io.steward.core.operation.ProblemDocument;
import io.steward.core.operation.Tone;
import io.steward.core.operation.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells what went wrong: to a person in sentences, to a program as one problem document. */
final class Complaints {
  private static final String ERROR = "steward: error: ";

  private final Screen screen;
  private final String output;
  private final boolean verbose;

  Complaints(Screen screen, String output, boolean verbose) {
    this.screen = screen;
    this.output = output;
    this.verbose = verbose;
  }

  /** Tells of an exception that was thrown on purpose; answers the exit code. */
  int tell(HomelabException error) {
    if (!output.equals("text")) {
      document(ProblemDocument.of(error));
    } else {
      var page = new Page();
      sentence(page, error.getMessage());
      if (error instanceof InvalidException invalid && invalid.problems().size() > 1) {
        invalid.problems().forEach(problem -> problem(page, problem));
      }
      hints(page, error.hints());
      screen.show(page);
      if (verbose) {
        screen.write(trace(error));
      }
    }
    return error.kind().exitCode();
  }

  /** Tells what the verdict of a shown result says; answers the exit code. */
  int tell(Verdict verdict) {
    if (output.equals("text")) {
      var page = new Page();
      verdict.error().ifPresent(error -> sentence(page, error));
      hints(page, verdict.hints());
      screen.show(page);
    } else if (verdict.error().isPresent()) {
      ProblemDocument.of(verdict).ifPresent(this::document);
    }
    return verdict.exitCode();
  }

  /** Tells of a mistake of ours, the trace in a file unless the user wants it; answers 1. */
  int tellMistake(Throwable error) {
    var page = new Page();
    sentence(
        page,
        "internal error: "
            + error.toString().lines().findFirst().orElse("")
            + (verbose ? "" : "; " + kept(error)));
    hints(page, List.of("please report it, with the trace"));
    screen.show(page);
    if (verbose) {
      screen.write(trace(error));
    }
    return 1;
  }

  private void document(ProblemDocument document) {
    screen.write(output.equals("yaml") ? YamlText.write(document) : Json.write(document));
  }

  private void sentence(Page page, String text) {
    List<String> lines = Wrap.hanging(ERROR, text, screen.width());
    page.add(Line.blank().toned(Tone.BAD, ERROR).text(lines.get(0).substring(ERROR.length())));
    lines.subList(1, lines.size()).forEach(page::add);
  }

  private void problem(Page page, Problem problem) {
    String place = problem.key().isEmpty() ? "" : problem.key() + ": ";
    List<String> lines =
        Wrap.lines(problem.position() + ": " + place + problem.message(), screen.width() - 2);
    for (int index = 0; index < lines.size(); index++) {
      page.add((index == 0 ? "  " : "      ") + lines.get(index));
    }
    problem
        .hint()
        .ifPresent(hint -> Wrap.hanging("      hint: ", hint, screen.width()).forEach(page::add));
  }

  private void hints(Page page, List<String> hints) {
    String first = "hint: ";
    for (String hint : hints) {
      Wrap.hanging(first, hint, screen.width()).forEach(line -> page.add(Line.blank().aside(line)));
      first = "      ";
    }
  }

  private static String trace(Throwable error) {
    var text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String kept(Throwable error) {
    try {
      Path file = Files.createTempFile("steward-", ".trace");
      Files.writeString(file, trace(error));
      return "the trace is in " + file;
    } catch (IOException e) {
      return "-v shows the trace";
    }
  }
}
