// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.javalin.http.Context;
import io.steward.core.operation.Json;
import io.steward.core.operation.ProblemDocument;
import java.nio.charset.StandardCharsets;

/** Writes the answer to a request. */
final class Answer {
  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  private Answer() {}

  static void json(Context ctx, int status, Object value) {
    write(ctx, status, JSON, Json.line(value));
  }

  static void problem(Context ctx, ProblemDocument problem) {
    problem(ctx, problem.status(), problem);
  }

  /** A problem, and perhaps more beside it. */
  static void problem(Context ctx, int status, Object document) {
    write(ctx, status, PROBLEM, Json.line(document));
  }

  /** Writes a text; JSON is UTF-8 without saying so. */
  static void write(Context ctx, int status, String type, String text) {
    ctx.status(status).contentType(type).result(text.getBytes(StandardCharsets.UTF_8));
  }
}
