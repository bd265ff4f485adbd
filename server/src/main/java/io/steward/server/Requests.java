// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.steward.core.error.HomelabException;
import io.steward.core.error.Names;
import io.steward.core.operation.ProblemDocument;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every request gets, whichever route it takes: its problem document and its metrics. */
final class Requests {
  /** Attribute with the name that metrics count the request under. */
  static final String OPERATION = "steward.operation";

  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
  private static final String ALLOWED = "availableMethods";
  private final Map<String, String> methods;
  private final Metrics metrics;

  /** Knows the method of every path, to say what was meant. */
  Requests(Map<String, String> methods, Metrics metrics) {
    this.methods = Map.copyOf(methods);
    this.metrics = metrics;
  }

  void addTo(RoutesConfig routes) {
    routes.exception(HomelabException.class, (e, ctx) -> homelab(ctx, e));
    routes.exception(
        ProblemException.class,
        (e, ctx) -> {
          e.headers().forEach(ctx::header);
          Answer.problem(ctx, e.document());
        });
    routes.exception(HttpResponseException.class, (e, ctx) -> http(ctx, e));
    routes.exception(Exception.class, (e, ctx) -> mistake(ctx, e));
  }

  private static void homelab(Context ctx, HomelabException e) {
    // Only an ending that is not well is thrown, so a status that means success does not fit.
    int status = Math.max(e.kind().httpStatus(), 400);
    Answer.problem(ctx, status, ProblemDocument.of(e));
  }

  private void http(Context ctx, HttpResponseException e) {
    HttpFault fault = HttpFault.of(e.getStatus());
    if (fault == HttpFault.METHOD_NOT_ALLOWED) {
      String allowed = e.getDetails().getOrDefault(ALLOWED, methods.getOrDefault(ctx.path(), ""));
      ctx.header("Allow", allowed);
      Answer.problem(
          ctx,
          fault.document(ctx.method() + " is not what " + ctx.path() + " takes", "use " + allowed));
      return;
    }
    if (fault == HttpFault.NOT_FOUND) {
      Answer.problem(ctx, notFound(ctx.path()));
      return;
    }
    Answer.problem(ctx, fault.document(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT)));
  }

  private ProblemDocument notFound(String path) {
    List<String> hints =
        Names.nearest(path, methods.keySet())
            .map(near -> List.of("did you mean '" + near + "'?"))
            .orElse(List.of("GET /api/v1/openapi.json lists every path"));
    return HttpFault.NOT_FOUND.document(
        "there is nothing at " + path, hints.toArray(String[]::new));
  }

  /** Answers what nobody meant to happen, and keeps the rest in the log. */
  static void mistake(Context ctx, Throwable e) {
    LOG.error(
        "A request ended by a mistake of the program method={} path={}",
        ctx.method(),
        ctx.path(),
        e);
    Answer.problem(
        ctx,
        HttpFault.INTERNAL_ERROR.document("a mistake of the program; the server's log tells more"));
  }

  /** Counts an answered request. */
  void count(Context ctx, float millis) {
    String operation = Optional.<String>ofNullable(ctx.attribute(OPERATION)).orElse("other");
    metrics.answered(operation, ctx.statusCode(), Duration.ofNanos((long) (millis * 1_000_000)));
  }
}
