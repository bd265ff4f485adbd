// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds routers with certificate resolvers that Traefik does not have. */
final class UnknownResolver implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-unknown-resolver", Severity.WARNING)
          .finds("a certificate resolver that Traefik does not have")
          .why("Traefik gets no certificate for the name and shows its own, which browsers refuse.")
          .mend("name a resolver that Traefik is started with, or add it there")
          .bad(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.tls.certresolver=letsencrypt
"""))
          .good(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.tls.certresolver=le
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Router router, TraefikFacts facts, Findings findings) {
    Optional<String> name = router.option("tls.certresolver").filter(text -> !text.isEmpty());
    Set<String> known = new TreeSet<>(facts.all(StaticConfiguration::resolvers));
    if (facts.known() && name.isPresent() && !known.contains(name.get().toLowerCase(Locale.ROOT))) {
      findings.add(
          router.at("tls.certresolver"),
          router.called()
              + " has the certificate resolver "
              + name.get()
              + ", which Traefik does not have",
          known.isEmpty() ? SPEC.mend() : "take one it has: " + String.join(", ", known));
    }
  }
}
