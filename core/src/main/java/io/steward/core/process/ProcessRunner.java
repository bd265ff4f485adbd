// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs other programs, and is the only one that does. Each gets a session of its own, where {@code
 * setsid} exists, so that Ctrl-C on the terminal reaches Steward alone, which then decides; only
 * what shares our streams stays in our session, as the terminal belongs to that. Thread-safe.
 */
public final class ProcessRunner {
  /** Waits for a line on the standard input, which leaves the rest of it to the program. */
  private static final String GATE = "IFS= read -r go && exec \"$@\"";

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

  private final Duration grace;

  /** Programs that must end get ten seconds to do so politely. */
  public ProcessRunner() {
    this(DEFAULT_GRACE);
  }

  /** Programs that must end get this long to do so politely before they are killed. */
  public ProcessRunner(Duration grace) {
    this.grace = grace;
  }

  /** Runs without listening. */
  public ProcessResult run(Command command) {
    return run(command, ProcessListener.NONE);
  }

  /**
   * Runs the command to its end and blocks meanwhile. A program that fails is a result, not an
   * exception.
   *
   * @throws OperationException UNREACHABLE if there is no such program, FAILED if it took longer
   *     than allowed, INTERRUPTED if this thread was interrupted; the program and all of its group
   *     have ended then
   */
  public ProcessResult run(Command command, ProcessListener listener) {
    Process process = start(command);
    boolean finished = false;
    try {
      ProcessIdentity.of(process.pid()).ifPresent(listener::onStart);
      if (command.isSharing()) {
        finished = process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
        requireEnd(finished, command);
        return new ProcessResult(process.exitValue(), "", "", false);
      }
      var output = new StreamPump(process.getInputStream(), ProcessListener.Source.OUTPUT, command);
      var errors = new StreamPump(process.getErrorStream(), ProcessListener.Source.ERRORS, command);
      output.start(listener);
      errors.start(listener);
      feed(process, command.input());
      finished = process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
      requireEnd(finished, command);
      output.await();
      errors.await();
      return new ProcessResult(
          process.exitValue(),
          output.tail().text(),
          errors.tail().text(),
          output.tail().truncated() || errors.tail().truncated());
    } catch (InterruptedException e) {
      finished = false;
      Thread.currentThread().interrupt();
      throw OperationException.of(
          ErrorKind.INTERRUPTED, "'" + command + "' was ended: interrupted", e);
    } finally {
      if (!finished) {
        new ProcessGroup(process.toHandle()).end(grace);
      }
    }
  }

  private static void requireEnd(boolean finished, Command command) {
    if (!finished) {
      throw OperationException.of(
          ErrorKind.FAILED,
          "'"
              + command
              + "' did not end within "
              + seconds(command.timeout())
              + ", so it was ended");
    }
  }

  /**
   * Where a program lies: the file itself for a path, else the first one on {@code PATH}; empty
   * when there is none that can be executed.
   */
  public static Optional<Path> find(String program, Map<String, String> environment) {
    if (program.contains("/")) {
      return Optional.of(Path.of(program)).filter(ProcessRunner::mayRun);
    }
    String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
      if (mayRun(candidate)) {
        return Optional.of(candidate.toAbsolutePath());
      }
    }
    return Optional.empty();
  }

  private static boolean mayRun(Path file) {
    return Files.isExecutable(file) && !Files.isDirectory(file);
  }

  private static Process start(Command command) {
    Map<String, String> environment = command.environment().orElseGet(System::getenv);
    Path program =
        find(command.program(), environment).orElseThrow(() -> missing(command, environment));
    List<String> line = new ArrayList<>();
    if (!command.isSharing()) {
      find("setsid", System.getenv()).ifPresent(setsid -> line.add(setsid.toString()));
      line.addAll(List.of("/bin/sh", "-c", GATE, "sh"));
    }
    line.add(program.toString());
    line.addAll(command.arguments().subList(1, command.arguments().size()));
    var builder = new ProcessBuilder(line);
    builder.environment().clear();
    builder.environment().putAll(environment);
    command.directory().ifPresent(folder -> builder.directory(folder.toFile()));
    if (command.isSharing()) {
      builder.inheritIO();
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.UNREACHABLE,
          "cannot run '"
              + command.program()
              + "' in "
              + command.directory().map(Path::toString).orElse(".")
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static OperationException missing(Command command, Map<String, String> environment) {
    String program = command.program();
    if (program.contains("/")) {
      return OperationException.of(
          ErrorKind.UNREACHABLE,
          "cannot run '" + program + "': no such program",
          "check the path, and that the file may be executed");
    }
    return OperationException.of(
        ErrorKind.UNREACHABLE,
        "cannot run '"
            + program
            + "': not found in PATH ("
            + environment.getOrDefault("PATH", "")
            + ")",
        "install " + program + ", or add its folder to PATH");
  }

  /** Opens the gate and gives the input; a program that does not read all of it may do so. */
  private static void feed(Process process, byte[] input) {
    var feeder =
        new Thread(
            () -> {
              try (OutputStream stdin = process.getOutputStream()) {
                stdin.write('\n');
                stdin.write(input);
              } catch (IOException e) {
                // The program closed its input or ended early: its exit code tells the rest.
                return;
              }
            },
            "stdin-" + process.pid());
    feeder.setDaemon(true);
    feeder.start();
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
