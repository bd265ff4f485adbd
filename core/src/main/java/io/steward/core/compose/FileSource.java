// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.Map;
import java.util.Optional;

/**
 * Where the content of a secret or config comes from.
 *
 * @param key what the file calls it
 * @param name what the engine calls it
 * @param external whether it is somebody else's and must exist
 * @param file the file, absolute
 * @param environment the variable
 * @param content the content, written in the Compose file
 * @param labels its labels
 */
public record FileSource(
    String key,
    String name,
    boolean external,
    Optional<String> file,
    Optional<String> environment,
    Optional<String> content,
    Map<String, String> labels) {
  /** Keeps its own copy of the labels. */
  public FileSource {
    labels = Map.copyOf(labels);
  }

  static FileSource of(String key, Printed printed) {
    return new FileSource(
        key,
        printed.textOr("name", key),
        printed.flag("external"),
        printed.text("file"),
        printed.text("environment"),
        printed.text("content"),
        printed.pairs("labels"));
  }
}
