// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What needs what: services by their {@code depends-on}, and stacks by that of their services and
 * by {@code after}. Names that do not exist are passed over. Immutable.
 */
public final class HomelabGraph {
  private final Dependencies services;
  private final Dependencies stacks;

  private HomelabGraph(Dependencies services, Dependencies stacks) {
    this.services = services;
    this.stacks = stacks;
  }

  /** The graph of these services and stacks. */
  public static HomelabGraph of(Collection<Service> services, Collection<Stack> stacks) {
    Map<String, Set<String>> serviceNeeds = new TreeMap<>();
    Map<String, Service> byName = new TreeMap<>();
    for (Service service : services) {
      serviceNeeds.put(service.name(), new TreeSet<>(service.dependsOn()));
      byName.put(service.name(), service);
    }
    Map<String, Set<String>> stackNeeds = new TreeMap<>();
    stacks.forEach(stack -> stackNeeds.put(stack.name(), new TreeSet<>(stack.after())));
    for (Service service : services) {
      for (String needed : service.dependsOn()) {
        Optional.ofNullable(byName.get(needed))
            .ifPresent(other -> fold(service, other, stackNeeds));
      }
    }
    return new HomelabGraph(new Dependencies(serviceNeeds), new Dependencies(stackNeeds));
  }

  /** Inside one stack the target keeps Compose's own order, so that is no need between stacks. */
  private static void fold(Service service, Service needed, Map<String, Set<String>> stackNeeds) {
    for (String stack : service.stacks()) {
      Set<String> needs = stackNeeds.get(stack);
      if (needs != null && !needed.stacks().contains(stack)) {
        needs.addAll(needed.stacks());
      }
    }
  }

  /**
   * The stacks in the order of their deployment: those of one wave need nothing of each other.
   * Sorted by name within a wave.
   *
   * @throws io.steward.core.error.OperationException of kind configuration if there is a cycle
   */
  public List<List<String>> waves() {
    return stacks.waves("stacks");
  }

  /** Stacks that need themselves, such as a, b, a; empty when there are none. */
  public List<String> stackCycle() {
    return stacks.cycle();
  }

  /** Services that need themselves, such as a, b, a; empty when there are none. */
  public List<String> serviceCycle() {
    return services.cycle();
  }

  /** The stacks a stack needs directly, sorted by name. */
  public Set<String> needsOf(String stack) {
    return stacks.of(stack);
  }

  /** Every stack that needs a stack, directly or through others, sorted by name. */
  public Set<String> dependentsOf(String stack) {
    return stacks.dependents(stack);
  }

  /** Every service that needs a service, directly or through others, sorted by name. */
  public Set<String> servicesNeeding(String service) {
    return services.dependents(service);
  }
}
