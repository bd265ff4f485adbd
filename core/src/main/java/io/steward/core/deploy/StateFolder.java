// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where Steward keeps what it knows of a homelab, outside its tree.
 *
 * @param path the folder, absolute; may not be there yet
 */
public record StateFolder(Path path) {
  /**
   * The folder of a homelab: {@code state.folder}, else {@code $XDG_STATE_HOME/steward/ID}, else
   * {@code ~/.local/state/steward/ID}.
   *
   * @throws io.steward.core.error.InvalidException if the configuration is not valid
   */
  public static StateFolder of(Configuration configuration) {
    DeploymentFile file = configuration.get(DeploymentFile.class);
    ConfigurationSource source = configuration.source();
    Optional<String> folder = file.state().folder();
    if (folder.isPresent()) {
      return new StateFolder(source.resolve(folder.get()));
    }
    Map<String, String> variables = source.variables();
    String home = variables.getOrDefault("HOME", System.getProperty("user.home"));
    String base = variables.getOrDefault("XDG_STATE_HOME", "");
    Path root = base.isEmpty() ? Path.of(home, ".local", "state") : Path.of(base);
    return new StateFolder(root.resolve("steward").resolve(file.id().toString()));
  }
}
