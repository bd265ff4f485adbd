// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.Adopted;
import io.steward.core.deploy.Adoption;
import io.steward.core.deploy.ContainerAdoption;
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
              made become Steward's. For a container that docker run made, its Compose file is
              written, with what may be secret in an .env only its owner can read; it stays as it
              is until the first deploy, which keeps it aside until the new one is ready.""")
          .example("steward stack adopt media", "a Compose project, or a stack")
          .example("steward stack adopt --container pihole", "what docker run made")
          .example("steward stack adopt --all", "every Compose project that is no stack yet")
          .writes()
          .build();

  private final Adoption adoption;
  private final ContainerAdoption containers;

  @Inject
  AdoptStack(Adoption adoption, ContainerAdoption containers) {
    this.adoption = adoption;
    this.containers = containers;
  }

  record Input(
      @Arg(
              value = "A Compose project that runs, or a stack of the homelab",
              positional = true,
              label = "NAME")
          Optional<String> name,
      @Arg("Every Compose project that is no stack yet") boolean all,
      @Arg(value = "A container that Compose did not make", label = "NAME")
          Optional<String> container,
      @Arg(
              value = "What to call the stack; as its project or container unless given",
              label = "NAME")
          Optional<String> as,
      @Arg(value = Words.REASON, fallback = "", label = "TEXT") String reason) {}

  @Override
  public Adopted run(Input input, Run run) {
    int ways =
        (input.name().isPresent() ? 1 : 0)
            + (input.all() ? 1 : 0)
            + (input.container().isPresent() ? 1 : 0);
    if (ways != 1) {
      throw OperationException.of(
          ErrorKind.USAGE, "name a Compose project to adopt, or give --all or --container NAME");
    }
    if (input.container().isPresent()) {
      return containers.adopt(input.container().get(), input.as(), run);
    }
    return input.all()
        ? adoption.adoptAll(input.reason(), run)
        : adoption.adopt(input.name().orElseThrow(), input.as(), input.reason(), run);
  }
}
