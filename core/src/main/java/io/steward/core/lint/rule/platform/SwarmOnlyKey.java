// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.platform;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.List;

/** Finds keys that only a Swarm takes notice of. */
final class SwarmOnlyKey implements ServiceRule {
  /** Compose 2.26 reads replicas and resources, not these; update_config is read by Steward. */
  private static final List<List<String>> KEYS =
      List.of(
          List.of("deploy", "endpoint_mode"),
          List.of("deploy", "labels"),
          List.of("deploy", "mode"),
          List.of("deploy", "placement"),
          List.of("deploy", "restart_policy", "delay"),
          List.of("deploy", "restart_policy", "window"),
          List.of("deploy", "rollback_config"));

  private static final RuleSpec SPEC =
      RuleSpec.rule("swarm-only-key", Severity.INFO)
          .finds("a key that only Docker Swarm takes notice of")
          .why(
              "Compose reads the key, says nothing and does nothing; labels under deploy reach no container.")
          .mend("take the key out, or write what it means in a key that Compose takes notice of")
          .bad(
              """
              services:
                web:
                  image: traefik/whoami:v1.10
                  deploy:
                    labels:
                      traefik.enable: "true"
              """)
          .good(
              """
              services:
                web:
                  image: traefik/whoami:v1.10
                  labels:
                    traefik.enable: "true"
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    for (List<String> key : KEYS) {
      String[] path = key.toArray(String[]::new);
      if (service.has(path)) {
        String message =
            service.name() + " has " + String.join(".", key) + ", which Compose ignores";
        if (key.get(1).equals("labels")) {
          findings.add(service.at(path), message, "write them under labels of the service");
        } else {
          findings.add(service.at(path), message);
        }
      }
    }
  }
}
