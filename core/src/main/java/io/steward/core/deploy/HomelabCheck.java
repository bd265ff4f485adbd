// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationCheck;
import io.steward.core.error.Names;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.HomelabGraph;
import io.steward.core.homelab.Service;
import io.steward.core.homelab.ServiceName;
import io.steward.core.homelab.ServicesFile;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds names in the homelab that lead nowhere, cycles, and projects of one name. */
public final class HomelabCheck implements ConfigurationCheck {
  private static final String SERVICES = ServicesFile.FILE.name();
  private static final String DEPLOYMENT = DeploymentFile.FILE.name();

  @Override
  public List<Problem> check(Configuration configuration) {
    Optional<DeploymentFile> deployment = configuration.find(DeploymentFile.class);
    Optional<ServicesFile> services = configuration.find(ServicesFile.class);
    List<Problem> problems = new ArrayList<>();
    if (deployment.isPresent()) {
      Homelab homelab =
          HomelabFiles.homelab(
              configuration.source(), deployment.get(), services.orElse(ServicesFile.empty()));
      new StackCheck(configuration, homelab, deployment.get(), problems).check();
      homelab.services().values().forEach(s -> stacksOf(s, homelab, configuration, problems));
      cycles(homelab, configuration, problems);
    }
    services.ifPresent(file -> dependencies(file, configuration, problems));
    return List.copyOf(problems);
  }

  /** The Compose files of the stacks, which may name their projects. */
  @Override
  public List<Path> inputs(Configuration configuration) {
    return configuration.find(DeploymentFile.class).stream()
        .flatMap(
            deployment ->
                HomelabFiles.homelab(configuration.source(), deployment, ServicesFile.empty())
                    .stacks()
                    .values()
                    .stream())
        .flatMap(stack -> inputs(stack).stream())
        .toList();
  }

  private static List<Path> inputs(Stack stack) {
    List<String> files =
        stack.files().isEmpty()
            ? Stack.DEFAULT_FILES
            : stack.files().stream().map(Path::toString).toList();
    return files.stream().map(stack.dir()::resolve).toList();
  }

  private static void stacksOf(
      Service service, Homelab homelab, Configuration configuration, List<Problem> problems) {
    Collection<String> stacks = homelab.stacks().keySet();
    if (!stacks.contains(service.stack())) {
      problems.add(
          Missing.of("stack", service.stack(), stacks)
              .at(configuration, SERVICES, "services", service.name(), "stack"));
    }
    int index = 0;
    for (ServiceName part : service.runs()) {
      String place = String.valueOf(index++);
      if (!stacks.contains(part.stack())) {
        problems.add(
            Missing.of("stack", part.stack(), stacks)
                .at(configuration, SERVICES, "services", service.name(), "runs", place));
      }
    }
  }

  private static void dependencies(
      ServicesFile file, Configuration configuration, List<Problem> problems) {
    Collection<String> known = file.services().keySet();
    file.services()
        .forEach(
            (name, settings) -> {
              int index = 0;
              for (String needed : settings.dependsOn()) {
                String place = String.valueOf(index++);
                if (!known.contains(needed)) {
                  problems.add(
                      Missing.of("service", needed, known)
                          .at(configuration, SERVICES, "services", name, "depends-on", place));
                }
              }
            });
  }

  /** A cycle of services is told as such, not once more as the cycle of their stacks. */
  private static void cycles(Homelab homelab, Configuration configuration, List<Problem> problems) {
    HomelabGraph graph = homelab.graph();
    List<String> services = graph.serviceCycle();
    List<String> stacks = graph.stackCycle();
    if (!services.isEmpty()) {
      problems.add(
          Problem.of(
              configuration.position(SERVICES, "services", services.get(0), "depends-on"),
              "services." + services.get(0) + ".depends-on",
              "services need each other: " + String.join(" → ", services),
              "take one of these out of depends-on"));
    } else if (!stacks.isEmpty()) {
      problems.add(
          Problem.of(
              configuration.position(DEPLOYMENT, "stacks", stacks.get(0), "after"),
              "stacks." + stacks.get(0),
              "stacks need each other, by after or by depends-on of their services: "
                  + String.join(" → ", stacks),
              "take one of these out of after, or move a service to a stack of its own"));
    }
  }

  /** A name that leads nowhere. */
  record Missing(String what, String name, Optional<String> hint) {
    static Missing of(String what, String name, Collection<String> known) {
      return new Missing(what, name, Names.suggestion(name, known));
    }

    Problem at(Configuration configuration, String file, String... keys) {
      return new Problem(
          configuration.position(file, keys),
          Configuration.key(keys),
          "there is no " + what + " '" + name + "'",
          hint);
    }
  }
}
