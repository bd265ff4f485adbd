// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.Adopted;
import io.steward.core.deploy.Adoption;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.Optional;

/** Takes over what runs. */
final class AdoptStack implements Operation<AdoptStack.Input, Adopted> {
  static final Spec SPEC =
      Spec.operation("stack", "adopt", AdoptStack.class)
          .summary("Takes over what runs, and touches no container")
          .details(
              """
              The labels of a Compose project tell its folder and files. Its entry is written into
              config/deployment.yaml, which stays as it is otherwise, and what runs is recorded as
              a revision, so that there is a way back. Where the files say other than what runs,
              the plan shows it. Of a stack that is known already, containers that another hand
              made become Steward's.""")
          .example("steward stack adopt media", "a Compose project, or a stack")
          .example("steward stack adopt --all", "every Compose project that is no stack yet")
          .writes()
          .build();

  private final Adoption adoption;

  @Inject
  AdoptStack(Adoption adoption) {
    this.adoption = adoption;
  }

  record Input(
      @Arg(
              value = "A Compose project that runs, or a stack of the homelab",
              positional = true,
              label = "NAME")
          Optional<String> name,
      @Arg("Every Compose project that is no stack yet") boolean all,
      @Arg(value = "What to call the stack; as its project unless given", label = "NAME")
          Optional<String> as,
      @Arg(value = Words.REASON, fallback = "", label = "TEXT") String reason) {}

  @Override
  public Adopted run(Input input, Run run) {
    if (input.name().isPresent() == input.all()) {
      throw OperationException.of(
          ErrorKind.USAGE, "name a Compose project to adopt, or give --all for every one");
    }
    return input.all()
        ? adoption.adoptAll(input.reason(), run)
        : adoption.adopt(input.name().orElseThrow(), input.as(), input.reason(), run);
  }
}
