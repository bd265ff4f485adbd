// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.deploy.VariableContents;
import io.steward.core.docker.ComposeProgram;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Stack;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.process.ProcessListener;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Calls Docker Compose: forward with the operator's own files, back with the rendered project on
 * its standard input. Both give the same containers. Only variables of ours and what the program
 * needs to find the engine reach it; no {@code COMPOSE_*} variable does.
 */
final class ComposeCalls {
  private static final Set<String> KEPT =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LANG",
          "DOCKER_HOST",
          "DOCKER_CONTEXT",
          "DOCKER_CONFIG",
          "DOCKER_CERT_PATH",
          "DOCKER_TLS_VERIFY",
          "XDG_RUNTIME_DIR",
          "SSH_AUTH_SOCK");
  private static final int TOLD_LINES = 5;
  private final Map<String, String> variables;
  private final ProcessRunner runner;
  private Optional<ComposeProgram> program = Optional.empty();

  ComposeCalls(Map<String, String> environment, ProcessRunner runner) {
    Map<String, String> kept = new LinkedHashMap<>(environment);
    kept.keySet().retainAll(KEPT);
    this.variables = kept;
    this.runner = runner;
  }

  String version() {
    return program().version();
  }

  /** Commands in containers of the same engine. */
  ContainerCommands commands() {
    return new ContainerCommands(variables, runner);
  }

  private synchronized ComposeProgram program() {
    ComposeProgram found = program.orElseGet(() -> ComposeProgram.find(variables, runner));
    program = Optional.of(found);
    return found;
  }

  /**
   * What Compose knows each service by.
   *
   * @throws OperationException of kind failed with the last lines Compose said
   */
  Map<String, String> hashes(Application application) {
    List<String> words = new ArrayList<>(program().command());
    words.addAll(source(application));
    words.addAll(List.of("config", "--hash", "*"));
    ProcessResult result = runner.run(command(words, application));
    if (!result.succeeded()) {
      throw OperationException.of(
          ErrorKind.FAILED, "Compose could not read the stack: " + said(result));
    }
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String line : result.output().lines().toList()) {
      int end = line.lastIndexOf(' ');
      hashes.put(line.substring(0, Math.max(0, end)), line.substring(end + 1));
    }
    return hashes;
  }

  private Command command(List<String> words, Application application) {
    Command command =
        Command.of(words)
            .withDirectory(application.wanted().stack().dir())
            .withEnvironment(environment(application))
            .withTimeout(application.timeout());
    return application.back() ? command.withInput(application.wanted().rendered()) : command;
  }

  /**
   * Brings services up.
   *
   * @param beside services that are named too, because these depend on them
   * @param started hears which process Compose is, before it begins
   * @throws OperationException of kind failed with the last lines Compose said
   */
  void up(Application application, Set<String> beside, Consumer<ProcessIdentity> started) {
    List<String> words = new ArrayList<>(program().command());
    words.addAll(List.of("--ansi", "never", "--progress", "plain"));
    words.addAll(source(application));
    words.addAll(List.of("up", "-d", "--no-deps", "--pull", "never"));
    if (application.recreate()) {
      words.add("--force-recreate");
    }
    if (application.scale().isPresent()) {
      String service = application.services().get(0);
      words.addAll(
          List.of("--no-recreate", "--scale", service + "=" + application.scale().getAsInt()));
    }
    words.addAll(application.services());
    words.addAll(beside);
    ProcessResult result = run(command(words, application), started, application.timeout());
    if (!result.succeeded()) {
      throw OperationException.of(
          ErrorKind.FAILED, "Compose could not bring it up: " + said(result));
    }
  }

  private ProcessResult run(Command command, Consumer<ProcessIdentity> started, Duration bound) {
    try {
      return runner.run(command, noting(started));
    } catch (OperationException e) {
      if (!e.getMessage().startsWith("'" + command + "' did not end")) {
        throw e;
      }
      throw OperationException.of(
          ErrorKind.FAILED,
          "Compose did not end within " + bound.toSeconds() + " s, so it was ended",
          e,
          "look at the engine's log, or raise timeouts.apply in config/deployment.yaml");
    }
  }

  private static ProcessListener noting(Consumer<ProcessIdentity> started) {
    return new ProcessListener() {
      @Override
      public void onStart(ProcessIdentity process) {
        started.accept(process);
      }
    };
  }

  private static List<String> source(Application application) {
    Stack stack = application.wanted().stack();
    List<String> words = new ArrayList<>();
    if (application.back()) {
      words.addAll(List.of("-f", "-", "--env-file", "/dev/null"));
    } else {
      application.wanted().files().forEach(file -> words.addAll(List.of("-f", file.toString())));
      List<Path> files = stack.envFiles().isEmpty() ? usual(stack) : stack.envFiles();
      files.forEach(file -> words.addAll(List.of("--env-file", file.toString())));
    }
    stack.profiles().forEach(profile -> words.addAll(List.of("--profile", profile)));
    words.addAll(List.of("--project-directory", stack.dir().toString()));
    words.addAll(List.of("-p", application.wanted().project()));
    return words;
  }

  private static List<Path> usual(Stack stack) {
    Path file = stack.dir().resolve(".env");
    return List.of(Files.isRegularFile(file) ? file : Path.of("/dev/null"));
  }

  private Map<String, String> environment(Application application) {
    Map<String, String> environment = new LinkedHashMap<>(variables);
    if (application.back()) {
      environment.putAll(VariableContents.of(application.wanted().rendered()));
    } else {
      application
          .wanted()
          .stack()
          .environment()
          .forEach((name, value) -> environment.put(name, value.text()));
    }
    return environment;
  }

  /**
   * Why Compose failed, on one line; one that was killed gives no reason. What it does to a
   * container or network it tells in lines that are set in; its reason stands apart, at the end.
   */
  private static String said(ProcessResult result) {
    List<String> lines = result.errors().lines().filter(line -> !line.isBlank()).toList();
    List<String> apart = lines.stream().filter(ComposeCalls::isApart).toList();
    List<String> told =
        (apart.isEmpty() ? lines : apart).stream().filter(ComposeCalls::tells).toList();
    if (!told.isEmpty() || !apart.isEmpty()) {
      return last(told.isEmpty() ? apart : told);
    }
    String end = "it ended with code " + result.exitCode() + " and gave no reason";
    return lines.isEmpty() ? end : end + "; its last lines: " + last(lines);
  }

  private static boolean isApart(String line) {
    return !Character.isWhitespace(line.charAt(0)) && !line.startsWith("time=");
  }

  private static String last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()).stream()
        .map(String::strip)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static boolean tells(String line) {
    return line.startsWith("Error")
        || line.contains("rror response")
        || line.contains("failed")
        || line.startsWith("dependency")
        || line.contains("no such");
  }
}
