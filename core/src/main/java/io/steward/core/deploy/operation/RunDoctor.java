// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.Doctor;
import io.steward.core.deploy.Examination;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;

/** Looks for what would stand in the way of work. */
final class RunDoctor implements Operation<RunDoctor.Input, Examination> {
  static final Spec SPEC =
      Spec.operation("", "doctor", RunDoctor.class)
          .summary("Checks Steward, the configuration and every target, and changes nothing")
          .details(
              """
              Works on a broken homelab too. What could not be checked is said to be so, never to
              be missing. Exits 4 when there is something to look at.""")
          .example("steward doctor", "every check")
          .needs(Needs.FOLDER)
          .build();

  private final Doctor doctor;

  @Inject
  RunDoctor(Doctor doctor) {
    this.doctor = doctor;
  }

  record Input() {}

  @Override
  public Examination run(Input input, Run run) {
    return doctor.examine();
  }
}
