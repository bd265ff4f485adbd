// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Service;
import io.steward.core.homelab.ServicesFile;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the model of the homelab from {@code deployment.yaml} and {@code services.yaml}. */
public final class HomelabFiles {
  private HomelabFiles() {}

  /**
   * The homelab that a configuration describes.
   *
   * @throws io.steward.core.error.InvalidException if anything is wrong with the configuration
   */
  public static Homelab homelab(Configuration configuration) {
    return homelab(
        configuration.source(),
        configuration.get(DeploymentFile.class),
        configuration.get(ServicesFile.class));
  }

  static Homelab homelab(
      ConfigurationSource source, DeploymentFile deployment, ServicesFile servicesFile) {
    Map<String, Stack> stacks = new LinkedHashMap<>();
    deployment
        .stacks()
        .forEach((name, s) -> stacks.put(name, stack(name, s, source, deployment.defaultTarget())));
    Map<String, Service> services = new LinkedHashMap<>();
    servicesFile.services().forEach((name, s) -> services.put(name, Service.of(name, s)));
    return new Homelab(
        deployment.id(),
        source.folder(),
        source.environment(),
        services,
        stacks,
        deployment.targetNames(),
        deployment.addresses(),
        deployment.domains());
  }

  private static Stack stack(
      String name, StackSettings settings, ConfigurationSource source, String defaultTarget) {
    Path dir = source.resolve(settings.dir().orElse("stacks/" + name));
    return new Stack(
        name,
        dir,
        below(dir, settings.files()),
        below(dir, settings.envFiles()),
        settings.profiles(),
        settings.project(),
        settings.target().orElse(defaultTarget),
        settings.after(),
        settings.environment());
  }

  private static List<Path> below(Path dir, List<String> files) {
    return files.stream().map(file -> dir.resolve(file).normalize()).toList();
  }
}
