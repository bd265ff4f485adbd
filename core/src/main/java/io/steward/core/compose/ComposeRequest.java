// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to read as one Compose project.
 *
 * @param directory the project's folder, against which relative paths are meant
 * @param files the files, later ones over earlier ones; empty for those Docker Compose takes in the
 *     folder, its override file included
 * @param envFiles files with variables, later ones over earlier ones; empty for {@code .env} where
 *     it exists; {@code /dev/null} for none
 * @param profiles the profiles to enable, {@code *} for all; empty for those of the variable {@code
 *     COMPOSE_PROFILES}
 * @param projectName the name of the project; absent for the file's, else the folder's
 * @param environment variables that win over those of {@code envFiles}; the environment of this
 *     process is never looked at
 * @param namesFrom the folder that files are called from in problems
 */
public record ComposeRequest(
    Path directory,
    List<Path> files,
    List<Path> envFiles,
    Set<String> profiles,
    Optional<String> projectName,
    Map<String, String> environment,
    Path namesFrom) {
  /** Makes paths absolute and keeps its own copies. */
  public ComposeRequest {
    Path folder = directory.toAbsolutePath().normalize();
    directory = folder;
    files = files.stream().map(file -> folder.resolve(file).normalize()).toList();
    envFiles = envFiles.stream().map(file -> folder.resolve(file).normalize()).toList();
    profiles = Set.copyOf(profiles);
    environment = Map.copyOf(environment);
    namesFrom = namesFrom.toAbsolutePath().normalize();
  }

  /** Everything by default in this folder. */
  public static ComposeRequest of(Path directory) {
    return new ComposeRequest(
        directory, List.of(), List.of(), Set.of(), Optional.empty(), Map.of(), directory);
  }

  /** The same with these files; relative ones are meant from the project's folder. */
  public ComposeRequest withFiles(List<Path> chosen) {
    return new ComposeRequest(
        directory, chosen, envFiles, profiles, projectName, environment, namesFrom);
  }

  /** The same with these files of variables. */
  public ComposeRequest withEnvFiles(List<Path> chosen) {
    return new ComposeRequest(
        directory, files, chosen, profiles, projectName, environment, namesFrom);
  }

  /** The same with these profiles. */
  public ComposeRequest withProfiles(Set<String> chosen) {
    return new ComposeRequest(
        directory, files, envFiles, chosen, projectName, environment, namesFrom);
  }

  /** The same with this project name. */
  public ComposeRequest withProjectName(String name) {
    return new ComposeRequest(
        directory, files, envFiles, profiles, Optional.of(name), environment, namesFrom);
  }

  /** The same with these variables. */
  public ComposeRequest withEnvironment(Map<String, String> variables) {
    return new ComposeRequest(
        directory, files, envFiles, profiles, projectName, variables, namesFrom);
  }

  /** The same with problems that call files from this folder, such as the homelab's. */
  public ComposeRequest withNamesFrom(Path folder) {
    return new ComposeRequest(
        directory, files, envFiles, profiles, projectName, environment, folder);
  }
}
