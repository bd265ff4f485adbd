// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds networks of a file that no service is on. */
final class UnusedNetwork implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("network-unused", Severity.INFO)
          .finds("a network that no service is on")
          .why(
              "Compose makes no network that nobody uses, so that the file tells of one that is not there.")
          .mend("take the network out, or put a service on it")
          .bad(
              Example.of(
"""
services:
  web:
    image: nginx:1.27
    networks: [front]
networks:
  front:
  back:
"""))
          .good(
              Example.of(
"""
services:
  web:
    image: nginx:1.27
    networks: [front]
networks:
  front:
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    Set<String> declared = stack.written("networks").map(ComposeNode::keys).orElse(Set.of());
    Optional<ComposeNode> services = stack.written("services");
    if (services.isEmpty() || declared.isEmpty()) {
      return;
    }
    Set<String> used = new HashSet<>();
    for (String name : services.get().keys()) {
      Optional<ComposeNode> networks = services.get().find(name, "networks");
      networks.ifPresent(
          node -> {
            used.addAll(node.keys());
            node.items().forEach(item -> used.add(item.text()));
          });
      if (networks.isEmpty() && services.get().find(name, "network_mode").isEmpty()) {
        used.add("default");
      }
    }
    for (String name : declared) {
      if (!used.contains(name) && !name.startsWith("x-")) {
        findings.add(stack.at("networks", name), "no service is on the network " + name);
      }
    }
  }
}
