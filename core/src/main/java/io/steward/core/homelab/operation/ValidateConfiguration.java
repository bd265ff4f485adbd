// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.steward.core.config.Configuration;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;

/** {@code config validate}. */
final class ValidateConfiguration implements Operation<NoInput, ValidatedConfiguration> {
  static final Spec SPEC =
      Spec.operation("config", "validate", ValidateConfiguration.class)
          .summary("Check the whole configuration and list every problem at once")
          .details(
              "Reads every file with its overlay, the environment and the overrides. Secrets are"
                  + " looked up and never shown. Ends with exit code 3 when there is a problem.")
          .example("steward config validate", "the homelab of this folder")
          .example("steward config validate -E staging", "with the overlay of an environment")
          .needs(Needs.FOLDER)
          .build();
  private final Configuration configuration;
  private final Provider<Homelab> homelab;

  @Inject
  ValidateConfiguration(Configuration configuration, Provider<Homelab> homelab) {
    this.configuration = configuration;
    this.homelab = homelab;
  }

  @Override
  public ValidatedConfiguration run(NoInput input, Run run) {
    configuration.requireFiles();
    return configuration.problems().isEmpty()
        ? ValidatedConfiguration.valid(configuration.files(), homelab.get())
        : ValidatedConfiguration.invalid(configuration.files(), configuration.problems());
  }
}
