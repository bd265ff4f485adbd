// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import io.steward.core.config.Value;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Compose project on one target.
 *
 * @param name its name in {@code deployment.yaml}
 * @param dir its folder, absolute
 * @param files its Compose files in their order, absolute; empty for what Compose takes by itself
 * @param envFiles its environment files in their order, absolute; empty for {@code .env}
 * @param profiles the profiles that are on
 * @param project the name of the project, empty for what Compose would call it
 * @param target the name of the target it runs on
 * @param after names of stacks that are deployed before it
 * @param environment values offered to its Compose files, by variable
 */
public record Stack(
    String name,
    Path dir,
    List<Path> files,
    List<Path> envFiles,
    List<String> profiles,
    Optional<String> project,
    String target,
    List<String> after,
    Map<String, Value> environment) {
  /** The files Compose takes by itself, in the order it looks for them; the first that is there. */
  public static final List<String> DEFAULT_FILES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  /** Keeps its own copies. */
  public Stack {
    files = List.copyOf(files);
    envFiles = List.copyOf(envFiles);
    profiles = List.copyOf(profiles);
    after = List.copyOf(after);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
