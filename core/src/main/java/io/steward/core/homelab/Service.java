// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something the homelab offers: one or more Compose services under one name.
 *
 * @param name its name in {@code services.yaml}
 * @param stack the name of the stack that runs it
 * @param exposure who may reach it
 * @param hostname under which name it is reached
 * @param dependsOn names of services it cannot work without
 * @param runs its Compose services, empty for all of the stack
 * @param description what it is for
 * @param owner who looks after it
 * @param runbook what to do when it is broken
 */
public record Service(
    String name,
    String stack,
    Exposure exposure,
    Optional<String> hostname,
    List<String> dependsOn,
    List<ServiceName> runs,
    Optional<String> description,
    Optional<String> owner,
    Optional<String> runbook) {

  /** Keeps its own copies. */
  public Service {
    dependsOn = List.copyOf(dependsOn);
    runs = List.copyOf(runs);
  }

  /** The service of this name with these settings. */
  public static Service of(String name, ServiceSettings settings) {
    return new Service(
        name,
        settings.stack(),
        settings.exposure(),
        settings.hostname(),
        settings.dependsOn(),
        settings.runs(),
        settings.description(),
        settings.owner(),
        settings.runbook());
  }

  /** Every stack it lives in: its own first, then those of {@link #runs}. */
  public Set<String> stacks() {
    Set<String> stacks = new LinkedHashSet<>(List.of(stack));
    runs.forEach(part -> stacks.add(part.stack()));
    return stacks;
  }
}
