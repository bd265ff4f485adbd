// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds two databases that write to one volume. */
final class SharedDatabaseVolume implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("shared-database-volume", Severity.ERROR)
          .finds("two databases on one volume")
          .why(
              """
              Each thinks the files are its own; the data is destroyed as soon as both run.
              """)
          .mend(
              """
              give each a volume of its own
              """)
          .bad(
              """
              services:
                db:
                  image: postgres:17.2
                  restart: always
                  volumes: ["data:/var/lib/postgresql/data"]
                other:
                  image: postgres:17.2
                  restart: always
                  volumes: ["data:/var/lib/postgresql/data"]
              volumes:
                data:
              """)
          .good(
              """
              services:
                db:
                  image: postgres:17.2
                  restart: always
                  volumes: ["data:/var/lib/postgresql/data"]
                other:
                  image: postgres:17.2
                  restart: always
                  volumes: ["other:/var/lib/postgresql/data"]
              volumes:
                data:
                other:
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Databases all = service.stack().host().fact(Databases.class, Databases::of);
    for (Databases.Kept mine : all.of(service)) {
      all.others(mine)
          .findFirst()
          .ifPresent(
              other ->
                  findings.add(
                      service.mountAt(mine.index()),
                      service.name() + " writes to the volume of " + other.service().fullName()));
    }
  }
}
