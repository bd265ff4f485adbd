// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a project was read from.
 *
 * @param directory its folder
 * @param files its Compose files in their order, included ones left out
 * @param inputs every file that was read
 * @param written what is written in the files, merged
 * @param variables what was offered to interpolation
 */
record ReadFrom(
    Path directory,
    List<Path> files,
    List<Content> inputs,
    ComposeNode written,
    Map<String, String> variables) {
  ReadFrom {
    files = List.copyOf(files);
    inputs = List.copyOf(inputs);
    variables = Map.copyOf(variables);
  }
}
