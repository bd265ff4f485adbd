// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.Warmup;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Line;
import io.steward.core.operation.Operations;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** The command: understands the line, has it done, and says what went wrong. */
final class Program {
  private final Surroundings surroundings;
  private final Supplier<Plugins> plugins;
  private final Interrupts interrupts;

  Program(Surroundings surroundings, Supplier<Plugins> plugins, Interrupts interrupts) {
    this.surroundings = surroundings;
    this.plugins = plugins;
    this.interrupts = interrupts;
  }

  /** Does what the line says and answers the exit code. */
  int run(List<String> line) {
    Glance glance = Glance.at(line);
    if (glance.verbose()) {
      System.setProperty(Logging.VERBOSE, "true");
    }
    var complaints =
        new Complaints(surroundings.notes(glance.color()), glance.output(), glance.verbose());
    try {
      return understand(line, complaints);
    } catch (HomelabException e) {
      return complaints.tell(e);
    } catch (UncheckedIOException e) {
      return unwritten(e, complaints);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return complaints.tellMistake(e);
    }
  }

  /** Nobody reads the rest of the output: not our mistake, and nobody to tell. */
  private static int unwritten(UncheckedIOException error, Complaints complaints) {
    String message = String.valueOf(error.getMessage());
    if (message.contains("Broken pipe")) {
      return 0;
    }
    return complaints.tell(
        OperationException.of(ErrorKind.FAILED, "input or output failed: " + message, error));
  }

  private int understand(List<String> line, Complaints complaints) {
    if (line.equals(List.of("--version"))) {
      return version("auto");
    }
    Warmup.begin();
    Plugins found = plugins.get();
    Operations operations = found.operations();
    if (!line.isEmpty() && line.get(0).equals("help")) {
      return help(operations, line.subList(1, line.size()), surroundings.results("auto"));
    }
    Request request = new OperationCommands(operations).parse(line, surroundings.variables());
    if (request instanceof Request.Version asked) {
      return version(asked.options().color());
    }
    if (request instanceof Request.Help wanted) {
      String color = wanted.options().color();
      Screen to = wanted.asked() ? surroundings.results(color) : surroundings.notes(color);
      help(operations, wanted.words(), to);
      return wanted.asked() ? 0 : ErrorKind.USAGE.exitCode();
    }
    return new Performance(surroundings, found, interrupts)
        .of((Request.Perform) request, complaints);
  }

  private int version(String color) {
    String version = Program.class.getPackage().getImplementationVersion();
    surroundings
        .results(color)
        .show(
            Line.of("steward " + (version == null ? "unpackaged" : version))
                .aside(" on Java " + System.getProperty("java.version")));
    return 0;
  }

  private static int help(Operations operations, List<String> words, Screen screen) {
    screen.show(new HelpText(operations, screen.width()).page(words));
    return 0;
  }
}
