// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.steward.core.operation.ArgField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of a record whose components carry {@link
 * io.steward.core.operation.Arg}. It tells the form of every value; whether names lead somewhere
 * only Steward itself can tell. Immutable.
 */
public final class JsonSchema {
  /** Names the dialect. */
  public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Map<String, Object> schema;

  private JsonSchema(Map<String, Object> schema) {
    this.schema = Collections.unmodifiableMap(schema);
  }

  /** The schema of a configuration file as it is written in YAML, for editors. */
  public static JsonSchema ofFile(ConfigurationFile<?> file, Choices choices) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", DIALECT);
    schema.put("title", file.fileName());
    schema.put("description", file.text());
    schema.putAll(new SchemaWriter(ArgField::key, true, choices).record(file.type()));
    return new JsonSchema(schema);
  }

  /** The schema of a settings record as it is written in YAML. */
  public static JsonSchema ofSettings(Class<? extends Record> type, Choices choices) {
    return new JsonSchema(new SchemaWriter(ArgField::key, true, choices).record(type));
  }

  /** The schema of an operation's input as JSON has it, keys in camel case. */
  public static JsonSchema ofInput(Class<? extends Record> type) {
    return new JsonSchema(new SchemaWriter(ArgField::name, false, Choices.none()).record(type));
  }

  /** The schema as maps, lists, texts, numbers and booleans, in the order of the record. */
  public Map<String, Object> map() {
    return schema;
  }

  /** The schema as JSON text, indented. */
  public String text() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema of plain values cannot be written", e);
    }
  }
}
