// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import io.steward.core.config.Configuration;
import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says already, as far as it can be read.
 *
 * @param deployment whether there is a {@code deployment.yaml}
 * @param services whether there is a {@code services.yaml}
 * @param stackAt the names of stacks by their folder
 * @param stackNames the names of all stacks
 * @param serviceNames the names of all services
 * @param served the stacks that services name
 */
record Existing(
    boolean deployment,
    boolean services,
    Map<Path, String> stackAt,
    Set<String> stackNames,
    Set<String> serviceNames,
    Set<String> served) {

  static Existing in(Path folder) {
    Path deployment = folder.resolve(Configuration.FOLDER).resolve("deployment.yaml");
    Path services = folder.resolve(Configuration.FOLDER).resolve("services.yaml");
    var found =
        new Existing(
            Files.exists(deployment),
            Files.exists(services),
            new HashMap<>(),
            new HashSet<>(),
            new HashSet<>(),
            new HashSet<>());
    entries(deployment, "stacks")
        .forEach(
            (name, stack) -> {
              String dir = text(stack, "dir").orElse("stacks/" + name);
              found.stackAt().put(folder.resolve(dir).normalize(), name);
              found.stackNames().add(name);
            });
    entries(services, "services")
        .forEach(
            (name, service) -> {
              found.serviceNames().add(name);
              text(service, "stack").ifPresent(found.served()::add);
            });
    return found;
  }

  private static Map<String, Node> entries(Path file, String key) {
    Map<String, Node> entries = new HashMap<>();
    if (Files.exists(file)
        && Yaml.read(file, file.toString(), new ArrayList<>()) instanceof Node.Mapping tree
        && tree.find(key).orElse(Node.Mapping.empty(tree.position()))
            instanceof Node.Mapping named) {
      named.entries().forEach((name, entry) -> entries.put(name, entry.value()));
    }
    return entries;
  }

  private static Optional<String> text(Node node, String key) {
    return node instanceof Node.Mapping mapping
        ? mapping
            .find(key)
            .flatMap(
                value ->
                    value instanceof Node.Scalar scalar && !scalar.isNull()
                        ? Optional.of(scalar.text())
                        : Optional.empty())
        : Optional.empty();
  }
}
