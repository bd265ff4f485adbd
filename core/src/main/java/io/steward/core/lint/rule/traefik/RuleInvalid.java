// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.rule.traefik.RuleText.UnreadableRuleException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds rules of routers that Traefik cannot read. */
final class RuleInvalid implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-rule-invalid", Severity.ERROR)
          .finds("a rule of a router that Traefik cannot read")
          .why(
              "Traefik writes an error to its log and leaves the router out: the service is not reachable.")
          .mend(
              "write conditions with values in backticks, such as Host(`a.example.org`) && PathPrefix(`/api`)")
          .bad(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(blog.example.org)
"""))
          .good(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Router router, TraefikFacts facts, Findings findings) {
    if (router.rule().isEmpty() || router.protocol().equals("udp")) {
      return;
    }
    Optional<UnreadableRuleException> wrong = Optional.empty();
    for (int version : versions(router, facts)) {
      try {
        RuleText.read(router.rule(), version, router.isHttp());
        return;
      } catch (UnreadableRuleException e) {
        wrong = Optional.of(e); // that of the newest version is told
      }
    }
    wrong.ifPresent(
        e ->
            findings.add(
                router.at("rule"), "the rule of " + router.called() + " " + e.problem(), e.hint()));
  }

  /** The versions whose rules it may be written in, the newest last. */
  private static Set<Integer> versions(Router router, TraefikFacts facts) {
    Optional<String> own = router.option("rulesyntax");
    if (own.isPresent()) {
      return Set.of(own.get().equalsIgnoreCase("v2") ? 2 : 3);
    }
    boolean old =
        facts.proxies().stream()
            .anyMatch(
                proxy ->
                    !proxy.configuration().known()
                        || proxy.configuration().given("core.defaultrulesyntax").isPresent());
    return old ? new TreeSet<>(Set.of(2, 3)) : new TreeSet<>(facts.versions());
  }
}
