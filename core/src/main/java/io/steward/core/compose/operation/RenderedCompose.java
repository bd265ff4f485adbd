// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose.operation;

import io.steward.core.config.YamlText;
import io.steward.core.operation.Bare;
import io.steward.core.operation.Json;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;

/**
 * A normalised project.
 *
 * @param json all of it, dollar signs doubled so that Compose reads it back as it is
 */
record RenderedCompose(String json) implements Bare, Printable {
  @Override
  public Object value() {
    return Json.read(json, "the project");
  }

  @Override
  public void print(Page page) {
    YamlText.write(value()).lines().forEach(page::exact);
  }
}
