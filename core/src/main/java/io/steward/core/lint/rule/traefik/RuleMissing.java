// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;

/** Finds routers without a rule. */
final class RuleMissing implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-rule-missing", Severity.WARNING)
          .finds("a router without a rule")
          .why(
              "An HTTP router then answers for the name of the container only, such as blog-home, and Traefik leaves out a TCP router altogether.")
          .mend("say which requests it takes: traefik.http.routers.NAME.rule=Host(`a.example.org`)")
          .bad(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.entrypoints=websecure
"""))
          .good(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.entrypoints=websecure
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Router router, TraefikFacts facts, Findings findings) {
    boolean byDefault =
        facts.proxies().isEmpty()
            || facts.proxies().stream()
                .anyMatch(
                    proxy ->
                        !proxy.configuration().known()
                            || proxy
                                .configuration()
                                .given("providers.docker.defaultrule")
                                .isPresent());
    boolean missing = router.option("rule").isEmpty() || router.rule().isEmpty();
    if (missing && (router.isHttp() ? !byDefault : router.protocol().equals("tcp"))) {
      findings.add(
          router.at("rule"),
          router.called() + " has no rule",
          router.isHttp()
              ? SPEC.mend()
              : "say which connections it takes: traefik.tcp.routers."
                  + router.name()
                  + ".rule=HostSNI(`*`)");
    }
  }
}
