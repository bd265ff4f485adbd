// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.Steward;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Effect;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.core.operation.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One operation run for the command: on the user's homelab, with progress, questions, Ctrl-C. */
record Performance(Surroundings surroundings, Plugins plugins, Interrupts interrupts) {

  /** Runs it, prints its result and answers the exit code. */
  int of(Request.Perform request, Complaints complaints) {
    GlobalOptions options = request.options();
    var output = new Output(surroundings.results(options.color()), options.output());
    Answer answer = answer(request, output);
    Record result = answer.result();
    if (!answer.printed()) {
      output.print(result);
    }
    return result instanceof Verdict verdict ? complaints.tell(verdict) : 0;
  }

  /** A result, and whether it was printed part by part already. */
  private record Answer(Record result, boolean printed) {}

  private Answer answer(Request.Perform request, Output output) {
    Spec spec = request.command().spec();
    GlobalOptions options = request.options();
    List<Problem> problems = new ArrayList<>();
    Record input =
        Steward.input(spec, request.values(), problems)
            .orElseThrow(() -> Misuse.unfit(request.command(), problems));
    Path standing = standing(options);
    ConfigurationSource source = source(spec, standing, options);
    boolean changes = spec.effect() == Effect.WRITE;
    try (ShownProgress progress = progress(options, changes);
        Steward steward = Steward.start(source, plugins)) {
      var stop = new Stop(changes, progress, changes ? Performance::halt : Performance::exit);
      var streamed = new StreamedProgress(progress, output);
      Interrupts.Listening listening = interrupts.listen(stop);
      try {
        Run run = run(options, standing, progress, stop).withProgress(streamed);
        return new Answer(steward.run(spec, input, run), streamed.isPrinted());
      } finally {
        listening.close();
      }
    }
  }

  private static void exit() {
    System.exit(ErrorKind.INTERRUPTED.exitCode());
  }

  private static void halt() {
    Runtime.getRuntime().halt(ErrorKind.INTERRUPTED.exitCode());
  }

  private Path standing(GlobalOptions options) {
    Path standing = surroundings.folder();
    if (options.folder().isPresent()) {
      standing = standing.resolve(options.folder().get()).normalize();
      if (!Files.isDirectory(standing)) {
        throw OperationException.of(
            ErrorKind.USAGE, "there is no folder " + standing, "-C takes an existing folder");
      }
    }
    return standing;
  }

  private ConfigurationSource source(Spec spec, Path standing, GlobalOptions options) {
    Optional<Path> homelab = Configuration.find(standing, plugins.files());
    if (spec.needs() == Needs.HOMELAB && homelab.isEmpty()) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION,
          "there is no homelab in " + standing + " or a folder above it",
          "steward init          makes one here",
          "steward -C DIR ...    uses the one in DIR");
    }
    return new ConfigurationSource(
        homelab.orElse(standing), options.environment(), surroundings.variables(), Map.of());
  }

  private ShownProgress progress(GlobalOptions options, boolean changes) {
    if (options.has("--quiet") || !options.text()) {
      return new SilentProgress();
    }
    Screen screen = surroundings.notes(options.color());
    return surroundings.terminal().err()
        ? new LiveProgress(
            screen,
            surroundings.terminal().rows(),
            surroundings.clock(),
            changes ? Stop.ADVICE : "")
        : new DatedProgress(screen, surroundings.clock());
  }

  private Run run(GlobalOptions options, Path standing, ShownProgress progress, Stop stop) {
    Screen screen = surroundings.notes(options.color());
    return new Run(
        "",
        actor(),
        standing,
        options.has("--dry-run"),
        progress,
        new Prompt(surroundings, screen, progress, options.has("--yes"), options.text()),
        stop);
  }

  private String actor() {
    String before = surroundings.variables().getOrDefault("SUDO_USER", "");
    return before.isEmpty() ? System.getProperty("user.name", "unknown") : before;
  }
}
