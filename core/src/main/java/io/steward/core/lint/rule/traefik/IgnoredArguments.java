// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds options of Traefik that it does not read. */
final class IgnoredArguments implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-ignored-options", Severity.WARNING)
          .finds("options of Traefik that it ignores because it takes them from elsewhere")
          .why(
              "Traefik takes its options from one place only: a file traefik.yml when there is one, else arguments, else variables.")
          .mend("keep all options in one place")
          .bad(
              ProxyExample.started(
"""
- --providers.docker.exposedByDefault=false
""")
                  .with(
                      "traefik.yml",
"""
entryPoints:
  web:
    address: ":80"
""")
                  .with(
                      "compose.yaml",
"""
services:
  traefik:
    image: traefik:v3.5
    command:
      - --providers.docker.exposedByDefault=false
    volumes:
      - ./traefik.yml:/etc/traefik/traefik.yml:ro
"""))
          .good(
              Example.of(
"""
services:
  traefik:
    image: traefik:v3.5
    volumes:
      - ./traefik.yml:/etc/traefik/traefik.yml:ro
""")
                  .with(
                      "traefik.yml",
"""
entryPoints:
  web:
    address: ":80"
providers:
  docker:
    exposedByDefault: false
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (TraefikFacts.of(service.stack().host()).proxy(service).isEmpty()
        || service.compose().entrypoint().isPresent()) {
      return;
    }
    StaticReader reader = new StaticReader(service);
    Map<String, StaticConfiguration.Given> arguments = new LinkedHashMap<>(reader.arguments());
    boolean named = arguments.remove("configfile") != null;
    boolean file = named || reader.usual() instanceof Mounted.Here;
    if (file && !arguments.isEmpty()) {
      findings.add(
          service.at("command"),
          service.name() + " ignores its arguments, as it is started with a file");
    }
    Map<String, StaticConfiguration.Given> variables = reader.variables();
    if ((file || !arguments.isEmpty()) && !variables.isEmpty()) {
      findings.add(
          variables.values().iterator().next().spot(),
          service.name()
              + " ignores its variables TRAEFIK_…, as it is started with "
              + (file ? "a file" : "arguments"));
    }
  }
}
