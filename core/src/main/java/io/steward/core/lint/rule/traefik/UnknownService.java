// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.compose.ComposeProject;
import io.steward.core.error.Names;
import io.steward.core.lint.Findings;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds routers whose service nobody defines, or which leave it open. */
final class UnknownService implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-unknown-service", Severity.WARNING)
          .finds("a router to a service that is defined nowhere, or one that leaves open to which")
          .why("Traefik leaves the router out: requests get 404.")
          .mend("name a service of traefik.http.services in traefik.http.routers.NAME.service")
          .bad(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.service=ghost
- traefik.http.services.blog.loadbalancer.server.port=2368
"""))
          .good(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.service=blog
- traefik.http.services.blog.loadbalancer.server.port=2368
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Router router, TraefikFacts facts, Findings findings) {
    Set<String> own = router.labels().names(router.protocol(), "services");
    Optional<String> named = router.option("service").filter(text -> !text.isEmpty());
    if (named.isEmpty()) {
      if (own.size() > 1) {
        findings.add(
            router.at("service"),
            router.called() + " does not say to which service: " + String.join(", ", own));
      }
      return;
    }
    Set<String> known = new LinkedHashSet<>(own);
    facts.labels().forEach(labels -> known.addAll(names(labels, router.protocol())));
    if (isMissing(router.protocol(), named.get(), known, facts)) {
      findings.add(
          router.at("service"),
          router.called() + " goes to the service " + named.get() + ", which is defined nowhere",
          Names.nearest(named.get(), known).map(near -> "write " + near).orElse(SPEC.mend()));
    }
  }

  private static boolean isMissing(
      String protocol, String name, Set<String> known, TraefikFacts facts) {
    if (facts.proxies().isEmpty()) {
      return false;
    }
    String bare = name.replaceFirst("@.*", "");
    if (name.endsWith("@file")) {
      String key = protocol + "." + bare.toLowerCase(Locale.ROOT);
      return facts.proxies().stream().allMatch(p -> p.files().known())
          && facts.proxies().stream().noneMatch(p -> p.files().services().contains(key));
    }
    return (name.equals(bare) || name.endsWith("@docker"))
        && known.stream().noneMatch(bare::equalsIgnoreCase);
  }

  /** The services of labels; without any, the one Traefik makes of the container. */
  private static Set<String> names(Labels labels, String protocol) {
    Set<String> names = labels.names(protocol, "services");
    if (!names.isEmpty()) {
      return names;
    }
    String project = labels.service().stack().project().map(ComposeProject::name).orElse("");
    String name = (labels.service().name() + "-" + project).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return Set.of(name);
  }
}
