// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.deploy.StackTarget.Attachment;
import io.steward.core.deploy.StackTarget.Execution;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.ServiceName;
import io.steward.core.operation.Foreground;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs commands inside the containers of services. */
public final class ServiceCommands {
  private final StackSites sites;

  @Inject
  ServiceCommands(StackSites sites) {
    this.sites = sites;
  }

  /**
   * What is asked for.
   *
   * @param service where it runs, as {@code STACK/SERVICE}
   * @param words the program and its arguments
   * @param index which of its containers, from 1; may be left out where there is one
   * @param user who it runs as; absent for the container's own
   * @param folder where it runs; absent for the container's own
   * @param environment variables it gets beside those of the container
   */
  public record Request(
      String service,
      List<String> words,
      Optional<Integer> index,
      Optional<String> user,
      Optional<String> folder,
      Map<String, String> environment) {
    /** Keeps its own copies. */
    public Request {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Runs a command to its end: on the streams of the user, where there are, or else with what it
   * writes kept for the answer.
   *
   * @param terminal whether it gets a terminal where the user has one
   * @throws OperationException of kind usage if no service or command is named, or several
   *     containers could be meant; of kind not found if there is none; of kind refused if it does
   *     not run
   */
  public Executed execute(Request request, boolean terminal, Run run) {
    ServiceName name = name(request.service());
    if (request.words().isEmpty()) {
      throw OperationException.of(
          ErrorKind.USAGE,
          "no command is given for " + request.service(),
          "steward exec " + request.service() + " -- sh");
    }
    StackSite site = sites.get(name.stack());
    ContainerState container = container(site, request, name.service());
    if (run.dryRun()) {
      return executed(name, container, Optional.empty());
    }
    Optional<Foreground> foreground = run.questions().foreground();
    Attachment attachment =
        foreground
            .map(f -> terminal && f.interactive() ? Attachment.TERMINAL : Attachment.STREAMS)
            .orElse(Attachment.NONE);
    var execution =
        new Execution(
            container.id(),
            request.words(),
            request.user(),
            request.folder(),
            request.environment(),
            attachment);
    ProcessResult result =
        foreground
            .map(f -> f.lend(() -> site.target().execute(execution)))
            .orElseGet(() -> site.target().execute(execution));
    Executed executed = executed(name, container, Optional.of(result));
    return foreground.isPresent() ? executed.masked() : executed;
  }

  private ServiceName name(String text) {
    try {
      return ServiceName.parse(text);
    } catch (IllegalArgumentException e) {
      throw OperationException.of(
          ErrorKind.USAGE,
          "'" + text + "' is not STACK/SERVICE: a command runs in one service",
          e,
          "stacks: " + String.join(", ", sites.homelab().stacks().keySet()));
    }
  }

  private static Executed executed(
      ServiceName name, ContainerState container, Optional<ProcessResult> result) {
    return new Executed(
        name.stack(),
        name.service(),
        container.name(),
        result.isEmpty(),
        result.map(ProcessResult::exitCode).orElse(0),
        result.map(ProcessResult::output),
        result.map(ProcessResult::errors),
        result.filter(ProcessResult::truncated).isPresent());
  }

  private static ContainerState container(StackSite site, Request request, String service) {
    String name = request.service();
    List<ContainerState> all =
        site.containers(new Selection(Map.of(site.name(), Set.of(service)), false)).stream()
            .sorted(Comparator.comparingInt(ContainerState::number))
            .toList();
    if (all.isEmpty()) {
      throw OperationException.of(
          ErrorKind.NOT_FOUND, name + " has no container", "steward deploy " + name);
    }
    String numbers =
        all.stream().map(c -> Integer.toString(c.number())).collect(Collectors.joining(", "));
    if (request.index().isEmpty() && all.size() > 1) {
      throw OperationException.of(
          ErrorKind.USAGE,
          name + " has " + all.size() + " containers: say in which one the command runs",
          "--index N, one of " + numbers);
    }
    ContainerState container =
        request
            .index()
            .map(
                index ->
                    all.stream()
                        .filter(c -> c.number() == index)
                        .findFirst()
                        .orElseThrow(
                            () ->
                                OperationException.of(
                                    ErrorKind.NOT_FOUND,
                                    name + " has no container of number " + index,
                                    "--index N, one of " + numbers)))
            .orElse(all.get(0));
    requireRunning(container, name);
    return container;
  }

  private static void requireRunning(ContainerState container, String name) {
    if (container.condition().status() != ContainerState.Status.RUNNING) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          name
              + " does not run: its container "
              + container.name()
              + " is "
              + container.condition().words(),
          "steward stack start " + name,
          "steward logs " + name + "     what it wrote");
    }
  }
}
