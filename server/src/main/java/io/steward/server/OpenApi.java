// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.config.JsonSchema;
import io.steward.core.operation.ArgField;
import io.steward.core.operation.Effect;
import io.steward.core.operation.Json;
import io.steward.core.operation.ProblemDocument;
import io.steward.core.operation.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations as an OpenAPI 3.1 document. */
final class OpenApi {
  static final String PATH = OperationRoutes.BASE + "openapi.json";
  private final Schemas schemas = new Schemas();
  private final Map<String, Object> paths = new LinkedHashMap<>();

  /** What every operation shares gets its names first. */
  private OpenApi() {
    schemas.reference(ProblemDocument.class, "Problem");
    schemas.reference(RunResource.class, OpenApiRuns.NAME);
  }

  /** The document for these operations, as JSON. */
  static String of(List<Spec> specs) {
    var document = new OpenApi();
    specs.forEach(document::add);
    document.paths.putAll(new OpenApiRuns(document.schemas).paths());
    return Json.line(document.whole(specs));
  }

  private Map<String, Object> whole(List<Spec> specs) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("openapi", "3.1.0");
    whole.put("info", information());
    whole.put("servers", List.of(Map.of("url", "/")));
    whole.put("security", List.of(Map.of("token", List.of())));
    whole.put("tags", tags(specs));
    whole.put("paths", paths);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", schemas.components());
    components.put(
        "securitySchemes",
        Map.of(
            "token",
            ordered(
                "type", "http",
                "scheme", "bearer",
                "description", "Made on the server: steward token create --name NAME")));
    components.put("responses", Map.of("Problem", problem()));
    whole.put("components", components);
    return whole;
  }

  private static Map<String, Object> information() {
    return ordered(
        "title",
        "Steward",
        "version",
        Metrics.version(),
        "summary",
        "Every operation of Steward over HTTP",
        "license",
        ordered("name", "Apache-2.0", "identifier", "Apache-2.0"));
  }

  private static List<Object> tags(List<Spec> specs) {
    List<Object> tags = new ArrayList<>();
    specs.stream()
        .map(OpenApi::tag)
        .distinct()
        .forEach(tag -> tags.add(Map.of("name", tag, "description", "Operations on " + tag)));
    tags.add(Map.of("name", OpenApiRuns.TAG, "description", "Runs that outlive their request"));
    return tags;
  }

  private static String tag(Spec spec) {
    return spec.noun().isEmpty() ? "homelab" : spec.noun();
  }

  private static Map<String, Object> problem() {
    return ordered(
        "description",
        "Why it was not done",
        "content",
        Map.of(Answer.PROBLEM, Map.of("schema", Map.of("$ref", Schemas.COMPONENTS + "Problem"))));
  }

  private void add(Spec spec) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id(spec));
    operation.put("summary", spec.summary());
    operation.put("description", description(spec));
    operation.put("tags", List.of(tag(spec)));
    if (spec.effect() == Effect.WRITE) {
      operation.put("requestBody", body(spec));
    } else if (!spec.fields().isEmpty()) {
      operation.put("parameters", parameters(spec));
    }
    operation.put("responses", responses(spec));
    String method = spec.effect() == Effect.WRITE ? "post" : "get";
    paths.put(OperationRoutes.path(spec), Map.of(method, operation));
  }

  private static String description(Spec spec) {
    String scope = "Takes a token of scope " + OperationRoutes.scope(spec) + ".";
    return spec.details().isEmpty() ? scope : spec.details() + "\n\n" + scope;
  }

  /** {@code stack plan} as {@code stackPlan}. */
  private static String id(Spec spec) {
    var id = new StringBuilder();
    for (String word : List.of(spec.name().split("[ -]", -1))) {
      id.append(id.length() == 0 ? word : upper(word));
    }
    return id.toString();
  }

  private static String upper(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static List<Object> parameters(Spec spec) {
    Map<String, Object> schemas = properties(JsonSchema.ofInput(spec.inputType()).map());
    List<Object> parameters = new ArrayList<>();
    for (ArgField field : spec.fields()) {
      if (field.commandOnly()) {
        continue;
      }
      Map<String, Object> parameter = new LinkedHashMap<>();
      parameter.put("name", field.name());
      parameter.put("in", "query");
      parameter.put("description", field.text());
      parameter.put("required", field.required());
      parameter.put("schema", schemas.getOrDefault(field.name(), Map.of()));
      parameters.add(parameter);
    }
    return parameters;
  }

  private static Map<String, Object> body(Spec spec) {
    Map<String, Object> schema = new LinkedHashMap<>(JsonSchema.ofInput(spec.inputType()).map());
    Map<String, Object> properties = properties(schema);
    spec.fields().stream()
        .filter(ArgField::commandOnly)
        .forEach(field -> properties.remove(field.name()));
    properties.put(
        CallReader.YES, flag("Whether every question of the operation is answered with yes"));
    properties.put(CallReader.DRY_RUN, flag("Whether nothing may be changed"));
    schema.put("properties", properties);
    return ordered(
        "required",
        schema.containsKey("required"),
        "content",
        Map.of(Answer.JSON, Map.of("schema", schema)));
  }

  private static Map<String, Object> properties(Map<String, Object> schema) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (schema.get("properties") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> properties.put(String.valueOf(name), value));
    }
    return properties;
  }

  private static Map<String, Object> flag(String description) {
    return ordered("type", "boolean", "description", description, "default", false);
  }

  private Map<String, Object> responses(Spec spec) {
    Map<String, Object> result = schemas.reference(spec.resultType(), upper(id(spec)) + "Result");
    Map<String, Object> responses = new LinkedHashMap<>();
    if (spec.isLong()) {
      responses.put("202", OpenApiRuns.started(result));
    } else {
      responses.put("200", json("What was done or found", result));
    }
    responses.put("4XX", OpenApiRuns.PROBLEM);
    responses.put("default", OpenApiRuns.PROBLEM);
    return responses;
  }

  /** A response with JSON of this schema. */
  static Map<String, Object> json(String description, Map<String, Object> schema) {
    return ordered(
        "description", description, "content", Map.of(Answer.JSON, Map.of("schema", schema)));
  }

  /** A map in the order of its pairs. */
  static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      map.put(pairs[index].toString(), pairs[index + 1]);
    }
    return map;
  }
}
