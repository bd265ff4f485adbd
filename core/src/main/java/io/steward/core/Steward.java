// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.config.RecordBinder;
import io.steward.core.config.Tree;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Effect;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Operations;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steward, started on one homelab: one immutable generation of its configuration and everything
 * that works on it. A change of the files is a new {@code Steward}. Thread-safe; close it when
 * done.
 */
public final class Steward implements AutoCloseable {
  private final Injector injector;

  private Steward(Injector injector) {
    this.injector = injector;
  }

  /**
   * Starts on a folder with the plugins on the class path and the environment of this process.
   * Nothing is wrong yet when the configuration is: ask {@link #configuration}.
   */
  public static Steward start(Path folder) {
    return start(ConfigurationSource.of(folder, System.getenv()), Plugins.find());
  }

  /** Starts with this configuration and these plugins, and what else should be bound. */
  public static Steward start(ConfigurationSource source, Plugins plugins, Module... more) {
    List<Module> modules = new ArrayList<>(modules(source, plugins));
    modules.addAll(List.of(more));
    return new Steward(Guice.createInjector(Stage.DEVELOPMENT, modules));
  }

  /**
   * Everything Steward binds, for an injector of your own; close its {@link Resources} at the end.
   */
  public static List<Module> modules(ConfigurationSource source, Plugins plugins) {
    List<Module> modules = new ArrayList<>();
    modules.add(
        binder -> {
          binder.requireExplicitBindings();
          binder.requireExactBindingAnnotations();
          binder.disableCircularProxies();
          binder.requireAtInjectOnConstructors();
        });
    modules.add(new CoreModule(source, plugins, Clock.systemUTC()));
    modules.addAll(plugins.modules());
    return modules;
  }

  /** The configuration this generation began with, valid or not. */
  public Configuration configuration() {
    return get(Configuration.class);
  }

  /** Every operation there is. */
  public Operations operations() {
    return get(Operations.class);
  }

  /**
   * A service, for a program that calls it directly.
   *
   * @throws HomelabException if it cannot be made, such as one that needs a valid configuration
   */
  public <T> T get(Class<T> service) {
    try {
      return injector.getInstance(service);
    } catch (ProvisionException e) {
      throw e.getCause() instanceof HomelabException cause ? cause : e;
    }
  }

  /**
   * Runs one operation.
   *
   * @param name such as {@code stack plan}, or a short form
   * @param values the input by component name; texts, numbers, booleans, lists and maps of them
   * @return the result record of the operation
   * @throws io.steward.core.error.HomelabException if it cannot be done, of kind usage if the
   *     values do not fit
   */
  public Record run(String name, Map<String, ?> values, Run run) {
    Spec spec = operations().get(name);
    return run(spec, input(spec, values), run);
  }

  private static Record input(Spec spec, Map<String, ?> values) {
    List<Problem> problems = new ArrayList<>();
    Optional<Record> bound = input(spec, values, problems);
    if (bound.isEmpty()) {
      String sentence =
          String.join(
              "; ",
              problems.stream().map(problem -> problem.key() + " " + problem.message()).toList());
      throw OperationException.of(
          ErrorKind.USAGE,
          spec.name() + ": " + sentence,
          problems.stream().flatMap(problem -> problem.hint().stream()).toArray(String[]::new));
    }
    return bound.get();
  }

  /**
   * Makes the input of an operation from plain values.
   *
   * @param problems takes every value that does not fit, by its key
   * @return the input; empty when there is any problem
   */
  public static Optional<Record> input(Spec spec, Map<String, ?> values, List<Problem> problems) {
    var bound =
        new RecordBinder(made -> List.of(), problems).bind(Tree.of(values), spec.inputType(), "");
    return problems.isEmpty() ? bound.map(record -> record) : Optional.empty();
  }

  /** Runs one operation on a bound input; see {@link #run(String, Map, Run)}. */
  public Record run(Spec spec, Record input, Run run) {
    if (spec.needs() == Needs.HOMELAB) {
      configuration().requireValid();
    }
    @SuppressWarnings("unchecked") // the input was bound to the operation's own input type
    var operation = (Operation<Record, ?>) get(spec.type());
    if (spec.effect() == Effect.WRITE && spec.needs() == Needs.HOMELAB && !run.dryRun()) {
      return get(Recorder.class).record(spec, input, run, operation::run);
    }
    return operation.run(input, run);
  }

  @Override
  public void close() {
    get(Resources.class).close();
  }
}
