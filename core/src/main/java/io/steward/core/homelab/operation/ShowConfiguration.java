// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import com.google.inject.Inject;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationFile;
import io.steward.core.config.Setting;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.core.operation.Table;
import io.steward.core.operation.Tabular;
import java.util.List;
import java.util.Optional;

/** {@code config show}. */
final class ShowConfiguration
    implements Operation<ShowConfiguration.Input, ShowConfiguration.Shown> {
  static final Spec SPEC =
      Spec.operation("config", "show", ShowConfiguration.class)
          .summary("Show every value that counts and where it comes from")
          .details(
              "Base, overlay, environment and overrides are merged, defaults are shown as such."
                  + " Secrets are hidden.")
          .example("steward config show", "everything")
          .example("steward config show deployment", "one file")
          .needs(Needs.FOLDER)
          .build();
  private final Configuration configuration;
  private final Plugins plugins;

  @Inject
  ShowConfiguration(Configuration configuration, Plugins plugins) {
    this.configuration = configuration;
    this.plugins = plugins;
  }

  @Override
  public Shown run(Input input, Run run) {
    configuration.requireFiles();
    List<? extends ConfigurationFile<?>> files =
        input.file().isEmpty() ? plugins.files() : List.of(plugins.file(input.file().get()));
    return new Shown(
        files.stream()
            .flatMap(file -> configuration.settings(file, plugins.choices()).stream())
            .toList());
  }

  record Input(
      @Arg(
              value = "The file to show, such as deployment; all unless given",
              positional = true,
              label = "FILE")
          Optional<String> file) {}

  /**
   * Every value that counts.
   *
   * @param settings in the order of the files
   */
  record Shown(List<Setting> settings) implements Tabular {
    Shown {
      settings = List.copyOf(settings);
    }

    @Override
    public Table table() {
      return new Table(
          List.of("KEY", "VALUE", "FROM"),
          settings.stream().map(s -> List.of(s.key(), s.value(), s.origin())).toList());
    }

    @Override
    public String ifEmpty() {
      return "Nothing is configured.";
    }
  }
}
