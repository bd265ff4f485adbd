// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import io.steward.core.config.ConfigurationSource;
import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Deployer;
import io.steward.core.deploy.Inventory;
import io.steward.core.deploy.Plan;
import io.steward.core.deploy.PlanMaker;
import io.steward.core.deploy.Rollback;
import io.steward.core.deploy.RollbackResult;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.StackTarget;
import io.steward.core.deploy.Targets;
import io.steward.core.error.HomelabException;
import io.steward.core.homelab.Homelab;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Page;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.operation.Verdict;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A homelab in a folder of its own on the lab's engine; what it made there goes when it closes. */
final class EngineHomelab implements AutoCloseable {
  final Lab.Docker docker;
  private final Path folder;
  private final String prefix = Lab.uniqueName("t");
  private final List<String> stacks = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private final List<Disturbance> disturbances = new CopyOnWriteArrayList<>();
  private String settings = "";
  private String gate = "{monitor: 2s, timeout: 20s}";
  private String deployment = "";
  private UnaryOperator<String> configuration = UnaryOperator.identity();
  private boolean own;

  EngineHomelab(Path folder) {
    this(folder, Lab.docker());
  }

  /** One on an engine of its own. */
  EngineHomelab(Path folder, Lab.Docker docker) {
    this.folder = folder;
    this.docker = docker;
    variables.putAll(docker.environment());
    variables.put("XDG_STATE_HOME", folder.resolve("state").toString());
  }

  /** Whether the gate has seen the new container of {@code web}. */
  static boolean gated(Progress.Step step) {
    return step.subject().equals("web")
        && Set.of("running", "starting", "exited (1)", "restarting").contains(step.state());
  }

  /** Something that happens once, at the first step that is like this. */
  private record Disturbance(Predicate<Progress.Step> when, Runnable what, AtomicBoolean done) {}

  /** Has something happen in the middle of the next deploy, and waits for it there. */
  EngineHomelab during(Predicate<Progress.Step> when, Runnable what) {
    disturbances.add(new Disturbance(when, what, new AtomicBoolean()));
    return this;
  }

  private void disturb(Progress.Step step) {
    for (Disturbance disturbance : disturbances) {
      if (disturbance.when().test(step) && disturbance.done().compareAndSet(false, true)) {
        disturbance.what().run();
      }
    }
  }

  /** How the gate of every stack judges. */
  EngineHomelab gate(String flow) {
    gate = flow;
    return this;
  }

  /** Further lines of {@code deployment.yaml}, such as time-outs. */
  EngineHomelab deployment(String lines) {
    deployment = lines;
    return this;
  }

  /** A variable of the environment that Steward sees. */
  EngineHomelab variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Adds a stack, whose project gets a name of its own, and writes its compose file. */
  EngineHomelab stack(String name, String compose) {
    if (!stacks.contains(name)) {
      stacks.add(name);
    }
    return write("stacks/" + name + "/compose.yaml", compose);
  }

  /** Further lines under the stacks, four blanks deep: {@code b: {after: [a]}} is said here. */
  EngineHomelab settings(String lines) {
    settings = lines;
    return this;
  }

  /** How long a service without a health check must run. */
  EngineHomelab monitor(String duration) {
    gate = "{monitor: " + duration + ", timeout: 20s}";
    return this;
  }

  /** Changes the text of {@code deployment.yaml} from now on, before it is written. */
  EngineHomelab configuration(UnaryOperator<String> change) {
    configuration = change;
    return this;
  }

  /** From now on the configuration is what a test, or Steward itself, writes. */
  EngineHomelab ownConfiguration(String deployment) {
    own = true;
    return write("config/deployment.yaml", deployment);
  }

  EngineHomelab write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String project(String stack) {
    return prefix + "-" + stack;
  }

  Steward start() {
    if (!own) {
      writeConfiguration();
    }
    return Steward.start(
        new ConfigurationSource(folder, Optional.empty(), variables, Map.of()), Plugins.find());
  }

  private void writeConfiguration() {
    var yaml = new StringBuilder("id: " + prefix + "\n" + deployment + "stacks:\n");
    for (String stack : stacks) {
      yaml.append("  ")
          .append(stack)
          .append(":\n    project: ")
          .append(project(stack))
          .append('\n');
      if (settings.lines().noneMatch(line -> line.startsWith(stack + " gate:"))) {
        yaml.append("    gate: ").append(gate).append('\n');
      }
      settings
          .lines()
          .filter(line -> line.startsWith(stack + " "))
          .forEach(
              line -> yaml.append("    ").append(line.substring(stack.length() + 1)).append('\n'));
    }
    write("config/deployment.yaml", configuration.apply(yaml.toString()));
  }

  DeployResult deploy(String... names) {
    try (Steward steward = start()) {
      return deploy(steward, false, names);
    }
  }

  DeployResult deploy(Steward steward, boolean again, String... names) {
    Selection selection = Selection.of(steward.get(Homelab.class), List.of(names), folder);
    return steward
        .get(Deployer.class)
        .deploy(
            new Deployer.Request(selection, "test", again, false, Duration.ZERO, Optional.empty()),
            Run.of("test", folder).withProgress(this::disturb));
  }

  /** Deploys what is expected not to go well, and tells what the command would say. */
  Attempt attempt(String... names) {
    try (Steward steward = start()) {
      Run run = Run.of("test", folder).withProgress(this::disturb);
      Map<String, Object> input = Map.of("stacks", List.of(names));
      return Attempt.of((DeployResult) steward.run("stack deploy", input, run));
    } catch (HomelabException e) {
      return Attempt.of(e);
    }
  }

  /** Does something else with a stack, and tells what the command would say. */
  String told(String operation, String stack) {
    try (Steward steward = start()) {
      Run run = Run.of("test", folder).withProgress(this::disturb);
      Record result = steward.run(operation, Map.of("stacks", List.of(stack)), run);
      return ((Verdict) result).error().orElse("");
    } catch (HomelabException e) {
      return e.getMessage();
    }
  }

  /** Makes Steward's what another hand made of a stack. */
  void adopt(String stack) {
    try (Steward steward = start()) {
      steward.run("stack adopt", Map.of("name", stack), Run.of("test", folder));
    }
  }

  /** Goes back to the revision before. */
  RollbackResult rollBack(String stack) {
    try (Steward steward = start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of(stack), folder);
      return steward
          .get(Rollback.class)
          .goBack(
              new Rollback.Request(selection, Optional.empty(), "", Duration.ZERO),
              Run.of("test", folder));
    }
  }

  Plan plan(String... names) {
    try (Steward steward = start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of(names), folder);
      return steward.get(PlanMaker.class).plan(selection, false, false);
    }
  }

  /** What {@code steward status} shows. */
  String status(String... names) {
    try (Steward steward = start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of(names), folder);
      var page = new Page();
      steward.get(Inventory.class).status(selection).print(page);
      return page.plain();
    }
  }

  List<ContainerState> containers(String stack) {
    try (Steward steward = start()) {
      StackTarget target = steward.get(Targets.class).get("local");
      return target.containers(project(stack));
    }
  }

  /** The ids of the containers of a stack, by service. */
  Map<String, String> ids(String stack) {
    Map<String, String> ids = new TreeMap<>();
    containers(stack).forEach(container -> ids.put(container.service(), container.id()));
    return ids;
  }

  void awaitHealth(String stack, String service, ContainerState.Health health) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                containers(stack).stream()
                    .filter(container -> container.service().equals(service))
                    .allMatch(container -> container.condition().health() == health));
  }

  /** Where Steward keeps what it knows of it. */
  Path state() {
    return Path.of(variables.get("XDG_STATE_HOME"), "steward", prefix);
  }

  /** Runs the docker program by hand. */
  ProcessResult docker(String... words) {
    List<String> line = new ArrayList<>(List.of("docker"));
    line.addAll(List.of(words));
    return new ProcessRunner()
        .run(
            Command.of(line)
                .withEnvironment(docker.environment())
                .withDirectory(folder)
                .withTimeout(Duration.ofMinutes(2)));
  }

  @Override
  public void close() {
    for (String stack : stacks) {
      docker("compose", "-p", project(stack), "down", "-v", "--remove-orphans", "-t", "0");
    }
  }
}
