// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose.operation;

import io.steward.core.config.YamlText;
import io.steward.core.operation.Bare;
import io.steward.core.operation.Json;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import java.util.List;

/**
 * A normalised project, or what was asked of it.
 *
 * @param value for programs; a project has its dollar signs doubled, so that Compose reads it back
 * @param lines for people
 */
record RenderedCompose(Object value, List<String> lines) implements Bare, Printable {
  /** Keeps its own copy of the lines. */
  RenderedCompose {
    lines = List.copyOf(lines);
  }

  /** A project as JSON. */
  static RenderedCompose of(String json) {
    Object value = Json.read(json, "the project");
    return new RenderedCompose(value, YamlText.write(value).lines().toList());
  }

  @Override
  public void print(Page page) {
    lines.forEach(page::exact);
  }
}
