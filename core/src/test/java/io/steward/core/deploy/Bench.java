// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Provider;
import com.google.inject.util.Modules;
import io.steward.core.CorePlugin;
import io.steward.core.Steward;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.deploy.Deployer.Request;
import io.steward.core.homelab.Homelab;
import io.steward.core.kind.HomelabPlugin;
import io.steward.core.kind.KindModule;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import io.steward.core.testing.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A homelab in a folder of its own, whose stacks run on a watched target while time passes only as
 * far as somebody waits. The configuration is read once, the files of stacks each time.
 */
final class Bench implements AutoCloseable {
  final MutableClock clock = MutableClock.at("2026-11-23T08:00:00Z");
  final WatchedTarget target = new WatchedTarget(clock);
  final AtomicBoolean stopping = new AtomicBoolean();
  private final List<Progress.Step> steps = Collections.synchronizedList(new ArrayList<>());
  private final Path folder;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private String deployment =
      "id: nuc\nstate: { folder: state }\ndefault-target: sim\ntargets: { sim: { watched: {} } }\n";
  private @Nullable Injector injector;
  private @Nullable CrashingJournal journal;
  private int runs;

  Bench(Path folder) {
    this.folder = folder;
    variables.put("HOME", folder.toString());
  }

  /** Adds to {@code deployment.yaml}, before anything is done. */
  Bench deployment(String more) {
    deployment += more;
    return this;
  }

  /** An environment variable that the configuration sees. */
  Bench variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Writes the Compose file of a stack. */
  Bench stack(String name, String compose) {
    return file("stacks/" + name + "/compose.yaml", compose);
  }

  /** Writes a file below the homelab. */
  Bench file(String path, String text) {
    Path file = folder.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  String read(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String path) {
    return folder.resolve(path);
  }

  /** Ends this generation: the configuration is read again. */
  void restart() {
    if (injector != null) {
      injector.getInstance(Database.class).close();
      injector = null;
    }
  }

  <T> T get(Class<T> type) {
    if (injector == null) {
      file("config/deployment.yaml", deployment);
      var plugin =
          new HomelabPlugin() {
            @Override
            public List<KindModule> kinds() {
              return List.of(new WatchedKind.Kinds());
            }
          };
      var plugins = new Plugins(List.of(new CorePlugin(), plugin));
      injector =
          Guice.createInjector(
              Modules.override(Steward.modules(ConfigurationSource.of(folder, variables), plugins))
                  .with(
                      binder -> {
                        binder.bind(Clock.class).toInstance(clock);
                        binder.bind(Pause.class).toInstance(clock::advance);
                        binder.bind(DeployStore.class).toProvider(new StoreProvider());
                        binder
                            .bind(HostFiles.class)
                            .toInstance(new HostFiles(path("host"), path("host/home/mark")));
                      }),
              binder -> binder.bind(WatchedTarget.class).toInstance(target));
      injector.getInstance(Configuration.class).requireValid();
    }
    return injector.getInstance(type);
  }

  /** Makes the store with a journal that can let the process die. */
  private final class StoreProvider implements Provider<DeployStore> {
    @Inject private Provider<Database> database;
    @Inject private Provider<Seal> seal;
    private @Nullable DeployStore store;

    @Override
    public DeployStore get() {
      if (store == null) {
        journal =
            new CrashingJournal(
                database.get(),
                clock,
                () -> {
                  throw new CrashingJournal.Killed("killed");
                });
        store = new DeployStore(database.get(), seal.get(), clock, journal);
      }
      return store;
    }
  }

  /** The journal of this generation. */
  CrashingJournal journal() {
    store();
    return java.util.Objects.requireNonNull(journal);
  }

  /** Settles what was interrupted. */
  ResumeResult resume(boolean back, String... names) {
    return get(Resume.class)
        .resume(new Resume.Request(selection(names), back, Duration.ZERO), run());
  }

  /** Takes the stack {@code site} back. */
  RollbackResult rollback(Optional<Integer> to, Run run) {
    return get(Rollback.class)
        .goBack(new Rollback.Request(selection("site"), to, "", Duration.ZERO), run);
  }

  Plan plan(String... names) {
    return get(PlanMaker.class).plan(selection(names), false, false);
  }

  DeployResult deploy(String... names) {
    return deploy(request(names));
  }

  DeployResult again(String... names) {
    Request plain = request(names);
    return deploy(new Request(plain.selection(), "", true, false, Duration.ZERO, Optional.empty()));
  }

  DeployResult deploy(Request request) {
    return get(Deployer.class).deploy(request, run());
  }

  Request request(String... names) {
    return new Request(selection(names), "", false, false, Duration.ZERO, Optional.empty());
  }

  Selection selection(String... names) {
    return Selection.of(get(Homelab.class), List.of(names), folder);
  }

  Run run() {
    return new Run(
        "run-" + ++runs, "mark", folder, false, steps::add, question -> true, stopping::get);
  }

  /** The state of the stack's project, by service. */
  Map<String, ContainerState> running(String project) {
    Map<String, ContainerState> byService = new LinkedHashMap<>();
    for (ContainerState container : target.behind().containers(project)) {
      byService.put(container.service(), container);
    }
    return byService;
  }

  /** The id of the one container of a service. */
  String id(String project, String service) {
    ContainerState container = running(project).get(service);
    if (container == null) {
      throw new AssertionError("no container of " + project + "/" + service);
    }
    return container.id();
  }

  StackKey key(String stack) {
    return new StackKey("", "sim", stack);
  }

  DeployStore store() {
    return get(DeployStore.class);
  }

  /** Every step that was reported. */
  List<Progress.Step> steps() {
    return List.copyOf(steps);
  }

  static Optional<StackOutcome> find(DeployResult result, String stack) {
    return result.stacks().stream().filter(outcome -> outcome.stack().equals(stack)).findFirst();
  }

  static Outcome outcome(DeployResult result, String stack) {
    return find(result, stack).orElseThrow().outcome();
  }

  @Override
  public void close() {
    restart();
  }
}
