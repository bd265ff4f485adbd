// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import com.google.inject.Inject;
import io.steward.core.config.JsonSchema;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code config schema}. */
final class WriteSchema implements Operation<WriteSchema.Input, WriteSchema.Schema> {
  static final Spec SPEC =
      Spec.operation("config", "schema", WriteSchema.class)
          .summary("Print the JSON Schema of a configuration file, for editors")
          .details(
              "Name the schema in the first line of the file and an editor that knows YAML"
                  + " completes and checks it: # yaml-language-server: $schema=PATH")
          .example("steward config schema deployment > deployment.schema.json", "for an editor")
          .needs(Needs.NOTHING)
          .build();
  private final Plugins plugins;

  @Inject
  WriteSchema(Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public Schema run(Input input, Run run) {
    JsonSchema schema = JsonSchema.ofFile(plugins.file(input.file()), plugins.choices());
    return new Schema(schema.map(), schema.text());
  }

  record Input(
      @Arg(value = "The file, such as deployment", positional = true, label = "FILE")
          String file) {}

  /**
   * The schema of one file.
   *
   * @param schema as values
   * @param text as JSON text
   */
  record Schema(Map<String, Object> schema, String text) implements Printable {
    Schema {
      schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    }

    @Override
    public void print(Page page) {
      text.lines().forEach(page::exact);
    }
  }
}
