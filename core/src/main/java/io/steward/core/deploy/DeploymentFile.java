// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Choice;
import io.steward.core.config.ConfigurationFile;
import io.steward.core.homelab.HomelabId;
import io.steward.core.operation.Arg;
import io.steward.core.retry.RetrySettings;
import io.steward.core.secret.SecretStore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code deployment.yaml}; the text of each key stands with it.
 *
 * @param id names the homelab for good
 * @param domains the domains that belong to it
 * @param addresses its addresses by name
 * @param targets where stacks can run, by name; empty means one of kind {@code local}
 * @param defaultTarget where stacks run that say nothing else
 * @param stacks by name, in the order of the file
 * @param parallel how many stacks are worked on at a time
 * @param resume what happens to a deploy that was interrupted
 * @param timeouts how long each part of a deploy may take
 * @param retries how what is safe to repeat is tried again
 * @param secretStores where secrets are kept, by name
 * @param state where Steward keeps what it knows
 */
public record DeploymentFile(
    @Arg(
            "Names the homelab for good, as history and locks are kept under it; lower-case"
                + " letters, digits and hyphens")
        HomelabId id,
    @Arg("The domains that belong to the homelab") List<String> domains,
    @Arg("Addresses of the homelab by name, such as lan: 192.168.178.10")
        Map<String, String> addresses,
    @Arg("Where stacks can run, by name; one called local of kind local unless given")
        Map<String, Choice<StackTarget>> targets,
    @Arg(value = "The target of stacks that name none", fallback = "local") String defaultTarget,
    @Arg("The stacks of the homelab, by name") Map<String, StackSettings> stacks,
    @Arg(value = "How many stacks are worked on at a time, from 1", fallback = "4") int parallel,
    @Arg(
            value =
                "What happens to a deploy that was interrupted, before its stack is changed again"
                    + " and when the server starts",
            fallback = "by-hand")
        ResumeAction resume,
    @Arg("How long each part of a deploy may take") TimeoutSettings timeouts,
    @Arg(
            "How what is safe to repeat is tried again when it fails for a moment: pulls, questions to"
                + " registries, and questions to an engine that answered before; never a change")
        RetrySettings retries,
    @Arg("Where secrets are kept, by name; the first that has a path wins")
        Map<String, Choice<SecretStore>> secretStores,
    @Arg("Where Steward keeps what it knows") StateSettings state) {
  /** The target of a homelab that names none. */
  public static final String LOCAL = "local";

  /** How the file is found and read. */
  public static final ConfigurationFile<DeploymentFile> FILE =
      new ConfigurationFile<>(
          "deployment", DeploymentFile.class, "The homelab, its stacks and where they run");

  /** Keeps its own copies. */
  public DeploymentFile {
    domains = List.copyOf(domains);
    addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    stacks = Collections.unmodifiableMap(new LinkedHashMap<>(stacks));
    secretStores = Collections.unmodifiableMap(new LinkedHashMap<>(secretStores));
  }

  /** The names of where stacks can run: {@link #LOCAL} alone when none is given. */
  public List<String> targetNames() {
    return targets.isEmpty() ? List.of(LOCAL) : List.copyOf(targets.keySet());
  }
}
