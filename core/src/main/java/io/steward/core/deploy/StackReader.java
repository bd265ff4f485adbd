// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeReader;
import io.steward.core.compose.ComposeRequest;
import io.steward.core.compose.ComposeService;
import io.steward.core.compose.ComposeVersions;
import io.steward.core.compose.Content;
import io.steward.core.compose.MissingVariable;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.config.Value;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Stack;
import io.steward.core.lint.StackRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the files of a stack, and revisions of it, into what is wanted. */
public final class StackReader {
  private final ComposeReader compose = new ComposeReader();
  private final Path homelab;

  @Inject
  StackReader(ConfigurationSource source) {
    this.homelab = source.folder();
  }

  /**
   * What the files of a stack want.
   *
   * @throws InvalidException with every problem, a variable without a value among them
   */
  public WantedStack read(Stack stack) {
    ComposeProject project = compose.read(StackRequest.of(stack, homelab));
    List<Problem> missing = project.missingVariables().stream().map(StackReader::problem).toList();
    if (!missing.isEmpty()) {
      throw new InvalidException("stack " + stack.name(), missing);
    }
    return wanted(stack, project, project.inputs(), VariableContents.of(project));
  }

  /**
   * Every file the files of a stack lead to: those that are read, and those that containers see,
   * whether they exist or not.
   *
   * @throws InvalidException if they cannot be read
   */
  Set<Path> used(Stack stack) {
    ComposeProject project = compose.read(StackRequest.of(stack, homelab));
    Set<Path> used = new LinkedHashSet<>();
    project.inputs().forEach(input -> used.add(input.path()));
    for (ComposeService service : project.services().values()) {
      service.volumes().stream()
          .filter(mount -> mount.type().equals("bind"))
          .forEach(mount -> used.add(Path.of(mount.source())));
    }
    Stream.of(project.configs(), project.secrets())
        .flatMap(sources -> sources.values().stream())
        .flatMap(source -> source.file().stream())
        .forEach(file -> used.add(Path.of(file)));
    return used;
  }

  /** What a revision of a stack wanted. */
  WantedStack of(Stack stack, Revision revision) {
    try {
      ComposeProject project = again(stack, revision.project(), revision.rendered());
      return wanted(
          withProfiles(stack, project),
          project,
          List.of(),
          VariableContents.of(revision.rendered()));
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot read revision " + revision.number() + " again", e);
    }
  }

  /** A rendered project in Compose's own words; as it stands where it cannot be read again. */
  String renderedAgain(Stack stack, String project, String rendered) {
    try {
      return VariableContents.into(
          again(stack, project, rendered).toComposeFile(), VariableContents.of(rendered));
    } catch (InvalidException | IOException e) {
      // It is for comparing texts only, and this is one.
      return rendered;
    }
  }

  private ComposeProject again(Stack stack, String project, String rendered) throws IOException {
    Path file = Files.createTempFile("steward", ".json");
    try {
      Files.writeString(file, rendered);
      return compose.read(
          ComposeRequest.of(stack.dir())
              .withFiles(List.of(file))
              .withEnvFiles(List.of(Path.of("/dev/null")))
              .withProfiles(Set.of("*"))
              .withProjectName(project));
    } finally {
      Files.delete(file);
    }
  }

  /** The profiles that were on when the revision was made, whatever the settings say today. */
  private static Stack withProfiles(Stack stack, ComposeProject project) {
    List<String> profiles =
        project.services().values().stream()
            .flatMap(service -> service.profiles().stream())
            .distinct()
            .toList();
    return new Stack(
        stack.name(),
        stack.dir(),
        stack.files(),
        stack.envFiles(),
        profiles,
        stack.project(),
        stack.target(),
        stack.after(),
        stack.environment());
  }

  private static Problem problem(MissingVariable variable) {
    String where =
        variable.services().isEmpty() ? "" : ", used by " + String.join(", ", variable.services());
    return Problem.of(
        variable.position(),
        variable.name(),
        "variable " + variable.name() + " has no value and no default" + where,
        "set it in .env or under environment of the stack in config/deployment.yaml, or write ${"
            + variable.name()
            + ":-}");
  }

  private static WantedStack wanted(
      Stack stack, ComposeProject project, List<Content> inputs, Map<String, String> variables) {
    Map<String, WantedService> services = new LinkedHashMap<>();
    for (ComposeService service : project.services().values()) {
      services.put(service.name(), new ServiceReader(project, service).read());
    }
    List<String> networks = new ArrayList<>();
    List<String> externalNetworks = new ArrayList<>();
    project
        .networks()
        .values()
        .forEach(n -> (n.external() ? externalNetworks : networks).add(n.name()));
    List<String> volumes = new ArrayList<>();
    List<String> externalVolumes = new ArrayList<>();
    project
        .volumes()
        .values()
        .forEach(v -> (v.external() ? externalVolumes : volumes).add(v.name()));
    return new WantedStack(
        stack,
        project.name(),
        inputs.isEmpty() ? List.of() : project.files(),
        services,
        project.disabledServices(),
        networks,
        externalNetworks,
        volumes,
        externalVolumes,
        VariableContents.into(project.toComposeFile(), variables),
        inputs,
        secrets(stack),
        inputs.isEmpty() ? List.of() : ComposeVersions.keys(project),
        inputs.isEmpty() ? Needs.NONE : Needs.of(project));
  }

  private static List<String> secrets(Stack stack) {
    return stack.environment().values().stream().filter(Value::secret).map(Value::text).toList();
  }

  /** The image a service without one gets, as Compose names what it builds. */
  static String builtImage(ComposeProject project, ComposeService service) {
    return project.name() + "-" + service.name();
  }
}
