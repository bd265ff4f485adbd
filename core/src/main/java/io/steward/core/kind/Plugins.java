// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.kind;

import com.google.inject.Module;
import io.steward.core.config.Choices;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationCheck;
import io.steward.core.config.ConfigurationFile;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.operation.Operations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Every plugin on the class path and what they bring together. Immutable. */
public final class Plugins {
  private final List<HomelabPlugin> plugins;

  /** These plugins and no others. */
  public Plugins(List<HomelabPlugin> plugins) {
    this.plugins = List.copyOf(plugins);
  }

  /** All that the class loader of the current thread, or else Steward's own, can find. */
  public static Plugins find() {
    ClassLoader own = Plugins.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new Plugins(
        ServiceLoader.load(HomelabPlugin.class, context == null ? own : context).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** These plugins and {@code more}. */
  public Plugins with(HomelabPlugin... more) {
    var all = new ArrayList<>(plugins);
    all.addAll(List.of(more));
    return new Plugins(all);
  }

  /** The configuration files of all. */
  public List<ConfigurationFile<?>> files() {
    return plugins.stream().<ConfigurationFile<?>>flatMap(p -> p.files().stream()).toList();
  }

  /**
   * The configuration file of this name, with or without its ending.
   *
   * @throws OperationException of kind not found if nobody reads such a file
   */
  public ConfigurationFile<?> file(String name) {
    List<String> known = files().stream().<String>map(ConfigurationFile::name).toList();
    for (ConfigurationFile<?> file : files()) {
      if (name.equals(file.name()) || name.equals(file.fileName())) {
        return file;
      }
    }
    throw OperationException.of(
        ErrorKind.NOT_FOUND,
        "there is no configuration file '" + name + "'",
        Names.suggestion(name, known).stream().toArray(String[]::new));
  }

  /** The checks of all, as one. */
  public ConfigurationCheck check() {
    List<ConfigurationCheck> checks = plugins.stream().flatMap(p -> p.checks().stream()).toList();
    return new ConfigurationCheck() {
      @Override
      public List<Problem> check(Configuration configuration) {
        return checks.stream().flatMap(check -> check.check(configuration).stream()).toList();
      }

      @Override
      public List<Path> inputs(Configuration configuration) {
        return checks.stream().flatMap(check -> check.inputs(configuration).stream()).toList();
      }
    };
  }

  /** The kinds of all. */
  public List<KindSpec<?, ?>> kinds() {
    return plugins.stream()
        .flatMap(plugin -> plugin.kinds().stream())
        .<KindSpec<?, ?>>flatMap(module -> module.kinds().stream())
        .toList();
  }

  /** The kinds of all, as the configuration chooses from them. */
  public Choices choices() {
    List<KindSpec<?, ?>> kinds = kinds();
    return made ->
        kinds.stream()
            .filter(kind -> kind.makes() == made)
            .map(kind -> new Choices.Option(kind.name(), kind.text(), kind.settings()))
            .toList();
  }

  /** The operations of all. */
  public Operations operations() {
    return new Operations(plugins.stream().flatMap(p -> p.operations().stream()).toList());
  }

  /** Everything that has to be bound. */
  public List<Module> modules() {
    var modules = new ArrayList<Module>();
    for (HomelabPlugin plugin : plugins) {
      modules.addAll(plugin.modules());
      modules.addAll(plugin.kinds());
      modules.addAll(plugin.operations());
    }
    return modules;
  }
}
