// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose.operation;

import com.google.inject.Inject;
import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeReader;
import io.steward.core.compose.ComposeRequest;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Json;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
          .example("steward compose config --images", "what is pulled")
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
      @Arg(value = "Compose profiles to switch on; * for all", label = "NAME") List<String> profile,
      @Arg("Leave variables as they are written") boolean noInterpolate,
      @Arg("The names of the services only") boolean services,
      @Arg("The images of the services only") boolean images,
      @Arg("A fingerprint of each service only, which changes with the service") boolean hash) {}

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
    if (Stream.of(input.noInterpolate(), input.services(), input.images(), input.hash())
            .filter(chosen -> chosen)
            .count()
        > 1) {
      throw OperationException.of(
          ErrorKind.USAGE, "only one of --no-interpolate, --services, --images and --hash goes");
    }
    if (input.noInterpolate()) {
      return RenderedCompose.of(new ComposeReader().uninterpolated(request));
    }
    ComposeProject project = new ComposeReader().read(request);
    project
        .missingVariables()
        .forEach(
            missing ->
                run.progress()
                    .report(
                        Progress.Step.sentence(
                            "", missing.position() + ": " + missing.name() + " has no value")));
    return rendered(project, input);
  }

  private static RenderedCompose rendered(ComposeProject project, Input input) {
    if (input.services()) {
      List<String> names = List.copyOf(project.services().keySet());
      return new RenderedCompose(names, names);
    }
    if (input.images()) {
      List<String> images = List.copyOf(project.images().values());
      return new RenderedCompose(images, images);
    }
    if (input.hash()) {
      Map<String, String> hashes = project.hashes();
      return new RenderedCompose(
          hashes, hashes.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
    }
    return new RenderedCompose(
        Json.read(project.toJson(), "the project"), project.toText().lines().toList());
  }
}
