// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.lint.Findings;
import io.steward.core.lint.KnownImage;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds databases whose data goes with the container. */
final class DatabaseWithoutVolume implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("database-without-volume", Severity.WARNING)
          .finds("a database whose data lies on no volume of its own")
          .why(
              """
              The data lies in the container or in a volume without a name, and is gone when the container is replaced or removed. A mount above the folder that the image makes a volume of, such as /var/lib/postgresql before PostgreSQL 18, gets nothing of it.
              """)
          .mend(
              """
              mount a named volume at the folder the database keeps its data in
              """)
          .bad(
              """
              services:
                db:
                  image: postgres:17.2
              """)
          .good(
              """
              services:
                db:
                  image: postgres:17.2
                  volumes: ["data:/var/lib/postgresql/data"]
              volumes:
                data:
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    service
        .database()
        .filter(image -> image != KnownImage.REDIS)
        .filter(image -> Databases.isLost(service, image))
        .map(image -> Databases.folder(service, image))
        .ifPresent(
            folder ->
                findings.add(
                    service.at("volumes"), service.name() + " keeps " + folder + " on no volume"));
  }
}
