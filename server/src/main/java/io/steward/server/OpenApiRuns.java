// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.operation.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of the OpenAPI document that no operation brings: runs, the document, metrics. */
final class OpenApiRuns {
  static final String TAG = "runs";
  static final String NAME = "Run";
  static final Map<String, Object> PROBLEM = Map.of("$ref", "#/components/responses/Problem");
  private final Schemas schemas;

  OpenApiRuns(Schemas schemas) {
    this.schemas = schemas;
  }

  /** The answer to an operation that takes long and has this result at last. */
  static Map<String, Object> started(Map<String, Object> result) {
    Map<String, Object> response =
        OpenApi.json(
            "Begun; the run tells how it goes on and what came of it",
            Map.of(
                "allOf",
                List.of(
                    Map.of("$ref", Schemas.COMPONENTS + NAME),
                    OpenApi.ordered("type", "object", "properties", Map.of("result", result)))));
    response.put(
        "headers",
        Map.of(
            "Location",
            OpenApi.ordered(
                "description", "The run's resource", "schema", Map.of("type", "string"))));
    return response;
  }

  Map<String, Object> paths() {
    Map<String, Object> run = schemas.reference(RunResource.class, NAME);
    Map<String, Object> paths = new LinkedHashMap<>();
    paths.put(
        RunRoutes.RUN,
        one("get", "runShow", "Show how a run stands", OpenApi.json("The run", run), "200"));
    paths.put(RunRoutes.EVENTS, one("get", "runEvents", "Follow a run", events(run), "200"));
    paths.put(
        RunRoutes.STOP,
        one(
            "post",
            "runStop",
            "Ask a run to end after its present step",
            OpenApi.json("The run, which was asked", run),
            "202"));
    return paths;
  }

  private Map<String, Object> events(Map<String, Object> run) {
    Map<String, Object> data =
        Map.of("anyOf", List.of(schemas.reference(Progress.Step.class, "Step"), run));
    return OpenApi.ordered(
        "description",
        "Server-sent events: step with a Step as data, at last end with the Run; a client that"
            + " comes back with Last-Event-ID gets what it missed",
        "content",
        Map.of(
            "text/event-stream",
            Map.of(
                "schema",
                OpenApi.ordered(
                    "type", "string",
                    "description", "The data of each event is JSON",
                    "contentMediaType", "application/json",
                    "contentSchema", data))));
  }

  private static Map<String, Object> one(
      String method, String id, String summary, Map<String, Object> response, String status) {
    Map<String, Object> operation =
        OpenApi.ordered(
            "operationId", id,
            "summary", summary,
            "tags", List.of(TAG),
            "parameters", List.of(idParameter()),
            "responses", OpenApi.ordered(status, response, "4XX", PROBLEM, "default", PROBLEM));
    return Map.of(method, operation);
  }

  private static Map<String, Object> idParameter() {
    return OpenApi.ordered(
        "name", "id",
        "in", "path",
        "required", true,
        "description", "The run's id",
        "schema", Map.of("type", "string"));
  }
}
