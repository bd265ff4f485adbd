// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the homelab consists of, as its configuration says.
 *
 * @param id names it for good
 * @param folder where it lies, absolute
 * @param environment the overlay it was read with, empty for none
 * @param services by name, in the order of the file
 * @param stacks by name, in the order of the file
 * @param targets the names of where stacks can run, never empty
 * @param addresses addresses of the lab, by name
 * @param domains the domains that belong to it
 */
public record Homelab(
    HomelabId id,
    Path folder,
    Optional<String> environment,
    Map<String, Service> services,
    Map<String, Stack> stacks,
    List<String> targets,
    Map<String, String> addresses,
    List<String> domains) {

  /** Keeps its own copies, order kept. */
  public Homelab {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    stacks = Collections.unmodifiableMap(new LinkedHashMap<>(stacks));
    targets = List.copyOf(targets);
    addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    domains = List.copyOf(domains);
  }

  /** The service of this name, empty when there is none. */
  public Optional<Service> findService(String name) {
    return Optional.ofNullable(services.get(name));
  }

  /**
   * The service of this name.
   *
   * @throws OperationException of kind not found if there is none
   */
  public Service getService(String name) {
    return findService(name).orElseThrow(() -> missing("service", name, services));
  }

  /** The stack of this name, empty when there is none. */
  public Optional<Stack> findStack(String name) {
    return Optional.ofNullable(stacks.get(name));
  }

  /**
   * The stack of this name.
   *
   * @throws OperationException of kind not found if there is none
   */
  public Stack getStack(String name) {
    return findStack(name).orElseThrow(() -> missing("stack", name, stacks));
  }

  /** The services that live in a stack, wholly or in part, in the order of the file. */
  public List<Service> servicesOf(String stack) {
    return services.values().stream().filter(s -> s.stacks().contains(stack)).toList();
  }

  /** What needs what. */
  public HomelabGraph graph() {
    return HomelabGraph.of(services.values(), stacks.values());
  }

  /** A path as the user knows it: below the homelab's folder relative to it, else absolute. */
  public Path display(Path path) {
    return path.startsWith(folder) ? folder.relativize(path) : path;
  }

  private static OperationException missing(String what, String name, Map<String, ?> known) {
    return OperationException.of(
        ErrorKind.NOT_FOUND,
        "there is no " + what + " '" + name + "'",
        Names.suggestion(name, known.keySet()).stream().toArray(String[]::new));
  }
}
