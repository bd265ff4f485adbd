// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import io.steward.core.config.Choice;
import io.steward.core.config.Configuration;
import io.steward.core.config.NoSettings;
import io.steward.core.config.RecordBinder;
import io.steward.core.config.Tree;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.kind.Kinds;
import io.steward.core.kind.Plugins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The targets of the homelab, made when they are first asked for. Thread-safe. */
@Singleton
public final class Targets {
  private final Configuration configuration;
  private final Kinds kinds;
  private final Plugins plugins;
  private final Map<String, StackTarget> made = new LinkedHashMap<>();

  @Inject
  Targets(Configuration configuration, Kinds kinds, Plugins plugins) {
    this.configuration = configuration;
    this.kinds = kinds;
    this.plugins = plugins;
  }

  /**
   * The target of this name.
   *
   * @throws OperationException of kind not found if the configuration has none
   */
  public synchronized StackTarget get(String name) {
    StackTarget known = made.get(name);
    if (known != null) {
      return known;
    }
    StackTarget target = kinds.create(name, choice(name));
    made.put(name, target);
    return target;
  }

  private Choice<StackTarget> choice(String name) {
    DeploymentFile file = configuration.get(DeploymentFile.class);
    Choice<StackTarget> choice = file.targets().get(name);
    if (choice != null) {
      return choice;
    }
    if (file.targets().isEmpty() && name.equals(DeploymentFile.LOCAL)) {
      return local();
    }
    throw OperationException.of(
        ErrorKind.NOT_FOUND,
        "there is no target '" + name + "'",
        Names.suggestion(name, file.targetNames()).stream().toArray(String[]::new));
  }

  private Choice<StackTarget> local() {
    Record settings =
        plugins.choices().of(StackTarget.class).stream()
            .filter(option -> option.name().equals(DeploymentFile.LOCAL))
            .findFirst()
            .flatMap(
                option ->
                    new RecordBinder(plugins.choices(), new ArrayList<>())
                        .bind(Tree.of(Map.of()), option.settings(), "")
                        .map(record -> (Record) record))
            .orElse(NoSettings.NONE);
    return new Choice<>(StackTarget.class, DeploymentFile.LOCAL, settings);
  }
}
