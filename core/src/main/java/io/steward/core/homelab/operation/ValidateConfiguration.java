// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.steward.core.config.Configuration;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Inspection;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.List;
import java.util.Set;

/** {@code config validate}. */
final class ValidateConfiguration implements Operation<NoInput, ValidatedConfiguration> {
  static final Spec SPEC =
      Spec.operation("config", "validate", ValidateConfiguration.class)
          .summary("Check the whole configuration and list every problem at once")
          .details(
              "Reads every file with its overlay, the environment and the overrides, and the Compose"
                  + " files of every stack: what compose lint calls an error is a problem. Secrets"
                  + " are looked up and never shown. Ends with exit code 3 when there is a problem.")
          .example("steward config validate", "the homelab of this folder")
          .example("steward config validate -E staging", "with the overlay of an environment")
          .needs(Needs.FOLDER)
          .build();
  private final Configuration configuration;
  private final Provider<Homelab> homelab;
  private final Set<Inspection> inspections;

  @Inject
  ValidateConfiguration(
      Configuration configuration, Provider<Homelab> homelab, Set<Inspection> inspections) {
    this.configuration = configuration;
    this.homelab = homelab;
    this.inspections = inspections;
  }

  @Override
  public ValidatedConfiguration run(NoInput input, Run run) {
    configuration.requireFiles();
    List<Problem> problems = configuration.problems();
    if (problems.isEmpty()) {
      Homelab lab = homelab.get();
      problems = inspections.stream().flatMap(i -> i.problems(lab).stream()).toList();
    }
    return problems.isEmpty()
        ? ValidatedConfiguration.valid(configuration.files(), homelab.get())
        : ValidatedConfiguration.invalid(configuration.files(), problems);
  }
}
