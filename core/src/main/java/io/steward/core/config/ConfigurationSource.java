// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a configuration is read from.
 *
 * @param folder the homelab's folder
 * @param environment the overlay to lay over the base, empty for none
 * @param variables the environment variables that {@code ${env:NAME}} and {@code STEWARD__…} see
 * @param overrides values by dotted key, the file's name first: {@code deployment.timeouts.pull}
 */
public record ConfigurationSource(
    Path folder,
    Optional<String> environment,
    Map<String, String> variables,
    Map<String, String> overrides) {

  /** Keeps its own copies; the folder becomes absolute. */
  public ConfigurationSource {
    folder = folder.toAbsolutePath().normalize();
    variables = Map.copyOf(variables);
    overrides = Map.copyOf(overrides);
  }

  /** The folder of a text: absolute, below the home with {@code ~/}, or below the homelab's. */
  public Path resolve(String path) {
    String home = variables.getOrDefault("HOME", "");
    String full = path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
    return folder.resolve(full).normalize();
  }

  /** A folder with nothing laid over it. */
  public static ConfigurationSource of(Path folder, Map<String, String> variables) {
    return new ConfigurationSource(folder, Optional.empty(), variables, Map.of());
  }
}
