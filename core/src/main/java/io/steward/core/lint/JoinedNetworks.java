// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeNetwork;
import io.steward.core.compose.ComposeProject;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The networks a service is on, by the names the engine knows: what is the same name in two stacks
 * is the same network.
 *
 * @param names their names
 * @param host whether it is on the network of the host itself
 * @param known whether that is all; not for the network of a container of another project
 */
public record JoinedNetworks(Set<String> names, boolean host, boolean known) {
  private static final int MOST_STEPS = 8;

  /** Keeps its own copy, order kept. */
  public JoinedNetworks {
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  /** The networks of this service; those of another where it shares them. */
  public static JoinedNetworks of(LintService service) {
    return of(service, MOST_STEPS);
  }

  private static JoinedNetworks of(LintService service, int steps) {
    Optional<String> mode = service.compose().networkMode();
    if (mode.isEmpty()) {
      Map<String, ComposeNetwork> all =
          service.stack().project().map(ComposeProject::networks).orElse(Map.of());
      Set<String> names = new LinkedHashSet<>();
      service
          .compose()
          .networks()
          .keySet()
          .forEach(
              key -> names.add(Optional.ofNullable(all.get(key)).map(n -> n.name()).orElse(key)));
      return new JoinedNetworks(names, false, true);
    }
    String text = mode.get();
    if (text.startsWith("service:") && steps > 0) {
      return service
          .stack()
          .service(text.substring("service:".length()))
          .map(other -> of(other, steps - 1))
          .orElse(new JoinedNetworks(Set.of(), false, false));
    }
    return switch (text) {
      case "host" -> new JoinedNetworks(Set.of(), true, true);
      case "none" -> new JoinedNetworks(Set.of(), false, true);
      case "bridge", "default" -> new JoinedNetworks(Set.of("bridge"), false, true);
      default -> new JoinedNetworks(Set.of(), false, false);
    };
  }

  /** The networks both are on. */
  public Set<String> shared(JoinedNetworks other) {
    Set<String> both = new LinkedHashSet<>(names);
    both.retainAll(other.names);
    return both;
  }
}
