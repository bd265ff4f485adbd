// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steward.core.operation.Arg;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonSchemaTest {
  private final ObjectMapper json = new ObjectMapper();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @TestFactory
  Stream<DynamicTest> acceptsWhatTheBinderAccepts() {
    String schema = JsonSchema.ofFile(Sample.FILE, Sample.TOOLS).text();
    return Sample.GOOD.stream()
        .map(
            document ->
                dynamicTest(
                    document.replace("\n", " ⏎ "),
                    () -> assertThat(errors(schema, document)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatTheBinderRefuses() {
    String schema = JsonSchema.ofFile(Sample.FILE, Sample.TOOLS).text();
    return Sample.BAD.keySet().stream()
        .map(
            document ->
                dynamicTest(
                    document.replace("\n", " ⏎ "),
                    () -> assertThat(errors(schema, document)).isNotEmpty()));
  }

  @Test
  void acceptsReferenceWhereverValueStands() throws IOException {
    String schema = JsonSchema.ofFile(Sample.FILE, Sample.TOOLS).text();

    assertThat(
            errors(
                schema,
                "name: ${env:N}\ncount: ${env:C}\nactive: ${env:A}\npause: ${env:W}\n"
                    + "colour: ${env:O}\nshare: ${env:S}"))
        .isEmpty();
  }

  @Test
  void isItselfValid() throws IOException {
    String meta = "{\"$ref\": \"" + JsonSchema.DIALECT + "\"}";
    Schema dialect = registry.getSchema(meta, InputFormat.JSON);
    JsonNode schema = json.readTree(JsonSchema.ofFile(Sample.FILE, Sample.TOOLS).text());

    assertThat(dialect.validate(schema)).isEmpty();
    assertThat(dialect.validate(json.readTree("{\"type\": 5}"))).isNotEmpty();
  }

  @Test
  void carriesTextsAndDefaults() throws IOException {
    JsonNode schema = json.readTree(JsonSchema.ofFile(Sample.FILE, Sample.TOOLS).text());

    assertThat(schema.path("title").asText()).isEqualTo("sample.yaml");
    assertThat(schema.at("/properties/count/description").asText()).isEqualTo("How many");
    assertThat(schema.at("/properties/count/default").asInt()).isEqualTo(3);
    assertThat(schema.at("/properties/active/default").isBoolean()).isTrue();
    assertThat(schema.at("/properties/pause/default").asText()).isEqualTo("1h30m");
    assertThat(schema.at("/properties/words/default/1").asText()).isEqualTo("two");
    assertThat(schema.at("/required")).hasToString("[\"name\"]");
    assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void writesInputOfOperationAsJsonHasIt() {
    assertThat(JsonSchema.ofInput(Input.class).map())
        .isEqualTo(
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                    "stackNames",
                    Map.of(
                        "description",
                        "Which stacks",
                        "type",
                        "array",
                        "items",
                        Map.of("type", "string")),
                    "lockWait",
                    Map.of(
                        "description",
                        "How long to wait",
                        "type",
                        "string",
                        "pattern",
                        "^(\\d{1,9}(ms|s|m|h|d|w))+$",
                        "default",
                        "0s"),
                    "all",
                    Map.of("description", "Everything", "type", "boolean", "default", false),
                    "reason",
                    Map.of("description", "Why", "type", "string")),
                "required",
                List.of("reason"),
                "additionalProperties",
                false));
  }

  record Input(
      @Arg("Which stacks") List<String> stackNames,
      @Arg(value = "How long to wait", fallback = "0s") java.time.Duration lockWait,
      @Arg("Everything") boolean all,
      @Arg("Why") String reason) {}

  private List<Error> errors(String schema, String document) throws IOException {
    Node node = Yaml.read(document, "sample.yaml", new ArrayList<>());
    String text = json.writeValueAsString(plain(node));
    return registry.getSchema(schema, InputFormat.JSON).validate(text, InputFormat.JSON);
  }

  /** What a YAML 1.2 editor makes of a document before it asks the schema. */
  private static @Nullable Object plain(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      mapping.entries().forEach((key, entry) -> map.put(key, plain(entry.value())));
      return map;
    }
    if (node instanceof Node.Sequence sequence) {
      List<@Nullable Object> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(plain(item)));
      return items;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    if (scalar.isNull()) {
      return null;
    }
    if (scalar.plain() && scalar.text().matches("true|false")) {
      return Boolean.valueOf(scalar.text());
    }
    if (scalar.plain() && scalar.text().matches("[+-]?\\d+")) {
      return Long.valueOf(scalar.text());
    }
    return scalar.text();
  }
}
