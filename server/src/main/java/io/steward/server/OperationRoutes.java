// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Effect;
import io.steward.core.operation.Plain;
import io.steward.core.operation.ProblemDocument;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.core.operation.Verdict;
import io.steward.server.auth.Scope;
import io.steward.server.auth.Token;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One route for each operation that is not local. Thread-safe. */
final class OperationRoutes {
  static final String BASE = "/api/v1/";
  static final String EXIT_CODE = "Steward-Exit-Code";
  private final List<Spec> specs;
  private final Generations generations;
  private final Runs runs;
  private final Drain drain;

  OperationRoutes(List<Spec> specs, Generations generations, Runs runs, Drain drain) {
    this.specs = specs.stream().filter(spec -> !spec.local()).toList();
    this.generations = generations;
    this.runs = runs;
    this.drain = drain;
  }

  /** Where an operation answers. */
  static String path(Spec spec) {
    return BASE + (spec.noun().isEmpty() ? "" : spec.noun() + "/") + spec.verb();
  }

  /** What a token must allow for this operation. */
  static Scope scope(Spec spec) {
    if (spec.administrative()) {
      return Scope.ADMIN;
    }
    return spec.effect() == Effect.WRITE ? Scope.OPERATE : Scope.READ;
  }

  /** The operations that have a route. */
  List<Spec> specs() {
    return specs;
  }

  void addTo(RoutesConfig routes) {
    for (Spec spec : specs) {
      var reader = new CallReader(spec);
      if (spec.effect() == Effect.WRITE) {
        routes.post(path(spec), ctx -> answer(ctx, spec, reader));
      } else {
        routes.get(path(spec), ctx -> answer(ctx, spec, reader));
      }
    }
  }

  private void answer(Context ctx, Spec spec, CallReader reader) throws IOException {
    ctx.attribute(Requests.OPERATION, spec.name());
    Token token = Guard.require(ctx, scope(spec));
    Call call = read(ctx, spec, reader);
    new HomelabPaths(generations.folder()).check(call.input());
    String actor = "token:" + token.name();
    if (spec.isLong()) {
      LongRun started = runs.start(spec, call, actor);
      RunResource resource = started.resource();
      ctx.header("Location", RunRoutes.BASE + resource.id());
      Answer.json(ctx, 202, resource);
      return;
    }
    drain.begin();
    try {
      answer(ctx, call(spec, call, actor));
    } finally {
      drain.end();
    }
  }

  private Record call(Spec spec, Call call, String actor) {
    Run run =
        new Run(
            spec.effect() == Effect.WRITE ? runs.newId() : "",
            actor,
            generations.folder(),
            call.dryRun(),
            Progress.none(),
            Consent.of(call.yes()),
            () -> false);
    return generations.with(steward -> steward.run(spec, call.input(), run));
  }

  private static void answer(Context ctx, Record result) {
    Optional<ErrorKind> failure =
        result instanceof Verdict verdict ? verdict.failure() : Optional.empty();
    failure.ifPresent(kind -> ctx.header(EXIT_CODE, String.valueOf(kind.exitCode())));
    if (failure.isEmpty() || failure.get().httpStatus() < 400) {
      Answer.json(ctx, 200, result);
      return;
    }
    ProblemDocument problem = ProblemDocument.of((Verdict) result).orElseThrow();
    Map<String, @Nullable Object> both = new LinkedHashMap<>();
    if (Plain.of(problem) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> both.put(String.valueOf(name), value));
    }
    both.put("result", Plain.of(result));
    Answer.problem(ctx, problem.status(), both);
  }

  private static Call read(Context ctx, Spec spec, CallReader reader) {
    if (spec.effect() == Effect.READ) {
      return reader.query(ctx.queryParamMap());
    }
    if (ctx.queryString() != null) {
      throw ProblemException.usage(
          spec.name() + " takes its input in the body, not in the query", List.of());
    }
    return reader.body(body(ctx));
  }

  private static String body(Context ctx) {
    byte[] body;
    try (InputStream in = ctx.req().getInputStream()) {
      body = in.readNBytes(Limits.BODY_BYTES + 1);
    } catch (IOException e) {
      // Whoever sent half of it is slow or gone; nothing of it was done.
      throw ProblemException.of(
          HttpFault.REQUEST_TIMEOUT, "the request body did not come to its end in time");
    }
    if (body.length > Limits.BODY_BYTES) {
      throw ProblemException.of(
          HttpFault.CONTENT_TOO_LARGE,
          "the request body is longer than " + Limits.BODY_BYTES + " bytes");
    }
    String type = ctx.contentType() == null ? "" : ctx.contentType().toLowerCase(Locale.ROOT);
    if (body.length > 0 && !type.split(";", 2)[0].strip().equals(Answer.JSON)) {
      throw ProblemException.of(
          HttpFault.UNSUPPORTED_MEDIA_TYPE,
          "the request body must be JSON",
          "send it with the header Content-Type: application/json");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.usage("the request body is not UTF-8", List.of());
    }
  }
}
