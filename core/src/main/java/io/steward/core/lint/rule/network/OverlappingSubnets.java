// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import io.steward.core.compose.ComposeNetwork;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Host;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.Spot;
import java.util.ArrayList;
import java.util.List;

/** Finds networks of one host whose addresses overlap. */
final class OverlappingSubnets implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("network-overlapping-subnets", Severity.ERROR)
          .finds("two networks of a host whose subnets overlap")
          .why(
              "The engine refuses to create the second: pool overlaps with other one on this address space.")
          .mend("give one of them another subnet, or take ipam out and let the engine choose")
          .bad(
              Example.of(
                      "blog/compose.yaml",
"""
services:
  blog:
    image: nginx:1.27
networks:
  default:
    ipam:
      config:
        - subnet: 172.30.0.0/16
""")
                  .with(
                      "wiki/compose.yaml",
"""
services:
  wiki:
    image: nginx:1.27
networks:
  default:
    ipam:
      config:
        - subnet: 172.30.4.0/24
"""))
          .good(
              Example.of(
                      "blog/compose.yaml",
"""
services:
  blog:
    image: nginx:1.27
networks:
  default:
    ipam:
      config:
        - subnet: 172.30.0.0/16
""")
                  .with(
                      "wiki/compose.yaml",
"""
services:
  wiki:
    image: nginx:1.27
networks:
  default:
    ipam:
      config:
        - subnet: 172.31.4.0/24
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    List<Taken> all = stack.host().fact(Pools.class, Pools::of).taken();
    for (Taken mine : all) {
      if (mine.stack() == stack) {
        all.stream()
            .filter(other -> !other.name().equals(mine.name()))
            .filter(other -> other.subnet().overlaps(mine.subnet()))
            .findFirst()
            .ifPresent(
                other ->
                    findings.add(
                        mine.spot(),
                        "the subnet "
                            + mine.text()
                            + " of "
                            + mine.key()
                            + " overlaps "
                            + other.text()
                            + " of "
                            + other.stack().name()
                            + "/"
                            + other.key()));
      }
    }
  }

  /** The subnets that the networks of a host are given. */
  private record Pools(List<Taken> taken) {
    static Pools of(Host host) {
      List<Taken> taken = new ArrayList<>();
      for (LintStack stack : host.stacks()) {
        stack
            .project()
            .ifPresent(
                project ->
                    project.networks().values().stream()
                        .filter(network -> !network.external())
                        .forEach(network -> add(stack, network, taken)));
      }
      return new Pools(taken);
    }

    private static void add(LintStack stack, ComposeNetwork network, List<Taken> taken) {
      for (int index = 0; index < network.pools().size(); index++) {
        String text = network.pools().get(index).subnet().orElse("");
        String number = String.valueOf(index);
        Spot spot = stack.at("networks", network.key(), "ipam", "config", number, "subnet");
        Subnet.of(text)
            .ifPresent(
                s -> taken.add(new Taken(stack, network.key(), network.name(), text, s, spot)));
      }
    }
  }

  /** A subnet that a network is given. */
  private record Taken(
      LintStack stack, String key, String name, String text, Subnet subnet, Spot spot) {}
}
