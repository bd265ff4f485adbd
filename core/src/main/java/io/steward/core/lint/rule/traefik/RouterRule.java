// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.ServiceRule;

/** A rule that looks at one router after the other. */
interface RouterRule extends ServiceRule {
  /** Adds what is wrong with this router. */
  void check(Router router, TraefikFacts facts, Findings findings);

  @Override
  default void check(LintService service, Findings findings) {
    TraefikFacts facts = TraefikFacts.of(service.stack().host());
    facts.routers(service).forEach(router -> check(router, facts, findings));
  }
}
