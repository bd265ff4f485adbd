// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steward.core.CorePlugin;
import io.steward.core.kind.Plugins;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void isValidForItsSpecification() throws Exception {
    JsonNode document = document(new CorePlugin(), new TestPlugin(), new ServerPlugin());

    // Left for linters besides this one.
    Files.writeString(Path.of("target/openapi.json"), MAPPER.writeValueAsString(document));
    assertThat(errors(document)).isEmpty();
    assertThat(danglingReferences(document)).isEmpty();
    assertThat(document.at("/openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void theCheckFindsWhatIsWrong() throws Exception {
    var document = (com.fasterxml.jackson.databind.node.ObjectNode) document(new TestPlugin());
    document.remove("info");

    assertThat(errors(document)).isNotEmpty();
  }

  @Test
  void describesOperationThatOnlyLooks() throws Exception {
    JsonNode get = document(new TestPlugin()).at("/paths/~1api~1v1~1garden~1look/get");

    assertThat(get.at("/operationId").asText()).isEqualTo("gardenLook");
    assertThat(get.at("/summary").asText()).isEqualTo("Look at the garden");
    assertThat(get.at("/description").asText()).isEqualTo("Takes a token of scope read.");
    assertThat(get.at("/parameters/0").toString())
        .isEqualTo(
            "{\"name\":\"bed\",\"in\":\"query\",\"description\":\"Which bed\",\"required\":false,"
                + "\"schema\":{\"description\":\"Which bed\",\"type\":\"string\","
                + "\"default\":\"north\"}}");
    assertThat(get.at("/parameters/2/schema/enum").toString())
        .isEqualTo("[\"spring\",\"early-summer\"]");
    assertThat(get.at("/responses/200/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/GardenLookResult");
  }

  @Test
  void describesOperationThatChangesAndTakesLong() throws Exception {
    JsonNode document = document(new TestPlugin());
    JsonNode plant = document.at("/paths/~1api~1v1~1garden~1plant/post");
    JsonNode grow = document.at("/paths/~1api~1v1~1garden~1grow/post");

    JsonNode body = plant.at("/requestBody/content/application~1json/schema");
    assertThat(plant.at("/requestBody/required").asBoolean()).isTrue();
    assertThat(body.at("/required").toString()).isEqualTo("[\"flower\"]");
    assertThat(body.at("/additionalProperties").asBoolean(true)).isFalse();
    List<String> names = new ArrayList<>();
    body.at("/properties").fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactly("flower", "bedNames", "notes", "yes", "dryRun");
    assertThat(grow.at("/responses/202/headers/Location/schema/type").asText()).isEqualTo("string");
    assertThat(grow.at("/responses/202/content/application~1json/schema").toString())
        .isEqualTo(
            "{\"allOf\":[{\"$ref\":\"#/components/schemas/Run\"},{\"type\":\"object\","
                + "\"properties\":{\"result\":"
                + "{\"$ref\":\"#/components/schemas/GardenGrowResult\"}}}]}");
    assertThat(document.at("/paths").has("/api/v1/garden/hidden")).isFalse();
  }

  @Test
  void isServedAsItIs(@TempDir Path temporary) throws Exception {
    try (var server = new RunningServer(temporary)) {
      var answer = server.get("/api/v1/openapi.json");

      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(answer.body())
          .isEqualTo(
              OpenApi.of(
                  new Plugins(List.of(new CorePlugin(), new TestPlugin()))
                      .operations().all().stream().filter(spec -> !spec.local()).toList()));
    }
  }

  private static JsonNode document(io.steward.core.kind.HomelabPlugin... plugins) throws Exception {
    var specs =
        new Plugins(List.of(plugins))
            .operations().all().stream().filter(spec -> !spec.local()).toList();
    return MAPPER.readTree(OpenApi.of(specs));
  }

  private static List<Error> errors(JsonNode document) throws Exception {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi/openapi-3.1.json")) {
      var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
      return registry.getSchema(MAPPER.readTree(in)).validate(document);
    }
  }

  private static List<String> danglingReferences(JsonNode document) {
    List<String> dangling = new ArrayList<>();
    for (Iterator<JsonNode> found = document.findValues("$ref").iterator(); found.hasNext(); ) {
      String reference = found.next().asText();
      if (document.at(reference.substring(1)).isMissingNode()) {
        dangling.add(reference);
      }
    }
    return dangling;
  }
}
