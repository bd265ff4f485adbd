// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose.operation;

import com.google.inject.Inject;
import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeReader;
import io.steward.core.compose.ComposeRequest;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Prints the project that Compose files make. */
final class RenderCompose implements Operation<RenderCompose.Input, RenderedCompose> {
  static final Spec SPEC =
      Spec.operation("compose", "config", RenderCompose.class)
          .summary("Prints the normalised project, as docker compose config does")
          .details(
              """
              Variables come from .env, or from the files of --env-file, and from nowhere else: so
              does a deploy read them. One without a value is named, and is empty.""")
          .example("steward compose config", "the files Compose takes in this folder")
          .example("steward compose config -f stacks/media/compose.yaml -o json", "as JSON")
          .needs(Needs.FOLDER)
          .build();

  @Inject
  RenderCompose() {}

  record Input(
      @Arg(
              value =
                  "Compose files, later ones over earlier ones; those of the folder unless given",
              letter = 'f',
              label = "FILE")
          List<Path> file,
      @Arg(
              value = "Files with variables, later ones over earlier ones; .env unless given",
              label = "FILE")
          List<Path> envFile,
      @Arg(value = "Compose profiles to switch on; * for all", label = "NAME")
          List<String> profile) {}

  @Override
  public RenderedCompose run(Input input, Run run) {
    List<Path> files = input.file().stream().map(run.folder()::resolve).toList();
    Path parent = files.isEmpty() ? null : files.get(0).toAbsolutePath().normalize().getParent();
    ComposeRequest request =
        ComposeRequest.of(parent == null ? run.folder() : parent)
            .withFiles(files)
            .withEnvFiles(input.envFile().stream().map(run.folder()::resolve).toList())
            .withProfiles(Set.copyOf(input.profile()))
            .withNamesFrom(run.folder());
    ComposeProject project = new ComposeReader().read(request);
    project
        .missingVariables()
        .forEach(
            missing ->
                run.progress()
                    .report(
                        Progress.Step.sentence(
                            "", missing.position() + ": " + missing.name() + " has no value")));
    return new RenderedCompose(project.toJson());
  }
}
