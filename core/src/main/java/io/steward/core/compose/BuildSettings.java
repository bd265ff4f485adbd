// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the image of a service is built.
 *
 * @param context the folder, absolute, or an address
 * @param dockerfile its build file, relative to the context
 * @param dockerfileInline a build file written in the Compose file
 * @param target the stage that is built
 * @param args arguments that have a value
 * @param labels labels of the image
 * @param tags further names of the image
 * @param platforms what it is built for
 * @param additionalContexts further contexts by name
 * @param secrets secrets of the build
 */
public record BuildSettings(
    String context,
    Optional<String> dockerfile,
    Optional<String> dockerfileInline,
    Optional<String> target,
    Map<String, String> args,
    Map<String, String> labels,
    List<String> tags,
    List<String> platforms,
    Map<String, String> additionalContexts,
    List<FileGrant> secrets) {
  /** Keeps its own copies. */
  public BuildSettings {
    args = Map.copyOf(args);
    labels = Map.copyOf(labels);
    tags = List.copyOf(tags);
    platforms = List.copyOf(platforms);
    additionalContexts = Map.copyOf(additionalContexts);
    secrets = List.copyOf(secrets);
  }

  static BuildSettings of(Printed printed) {
    return new BuildSettings(
        printed.textOr("context", ""),
        printed.text("dockerfile"),
        printed.text("dockerfile_inline"),
        printed.text("target"),
        printed.pairs("args"),
        printed.pairs("labels"),
        printed.texts("tags"),
        printed.texts("platforms"),
        printed.pairs("additional_contexts"),
        printed.list("secrets", FileGrant::of));
  }
}
