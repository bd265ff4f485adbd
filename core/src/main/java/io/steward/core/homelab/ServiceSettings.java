// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import io.steward.core.operation.Arg;
import java.util.List;
import java.util.Optional;

/**
 * One service of {@code services.yaml}; the text of each key stands with it.
 *
 * @param stack the stack that runs it
 * @param exposure who may reach it
 * @param hostname under which name it is reached
 * @param dependsOn services it cannot work without
 * @param runs its Compose services, empty for all of the stack
 * @param description what it is for
 * @param owner who looks after it
 * @param runbook what to do when it is broken
 */
public record ServiceSettings(
    @Arg("The stack that runs it, as named in deployment.yaml") String stack,
    @Arg(
            value = "Who may reach it: everybody, the home network, or other services only",
            fallback = "lan")
        Exposure exposure,
    @Arg("The host name it is reached under, such as www.example.org") Optional<String> hostname,
    @Arg("Services it cannot work without, by their names in this file; they are deployed first")
        List<String> dependsOn,
    @Arg("The Compose services it consists of, as STACK/SERVICE; all of its stack unless given")
        List<ServiceName> runs,
    @Arg("What it is for, a few words") Optional<String> description,
    @Arg("Who looks after it") Optional<String> owner,
    @Arg("What to do when it is broken: a path in the homelab or an address")
        Optional<String> runbook) {

  /** Keeps its own copies. */
  public ServiceSettings {
    dependsOn = List.copyOf(dependsOn);
    runs = List.copyOf(runs);
  }
}
