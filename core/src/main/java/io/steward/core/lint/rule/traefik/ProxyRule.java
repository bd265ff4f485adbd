// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.ServiceRule;

/** A rule that looks at each Traefik whose start is known. */
interface ProxyRule extends ServiceRule {
  /** Adds what is wrong with this Traefik. */
  void check(Proxy proxy, TraefikFacts facts, Findings findings);

  @Override
  default void check(LintService service, Findings findings) {
    TraefikFacts facts = TraefikFacts.of(service.stack().host());
    facts
        .proxy(service)
        .filter(proxy -> proxy.configuration().known())
        .ifPresent(proxy -> check(proxy, facts, findings));
  }
}
