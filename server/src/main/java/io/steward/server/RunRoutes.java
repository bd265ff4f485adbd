// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.steward.server.auth.Scope;

/** The resource of a run, its events, and the request to stop it. */
final class RunRoutes {
  static final String BASE = OperationRoutes.BASE + "runs/";
  static final String RUN = BASE + "{id}";
  static final String EVENTS = RUN + "/events";
  static final String STOP = RUN + "/stop";
  private final Runs runs;
  private final EventStreams streams;

  RunRoutes(Runs runs, EventStreams streams) {
    this.runs = runs;
    this.streams = streams;
  }

  void addTo(RoutesConfig routes) {
    routes.get(RUN, this::show);
    routes.get(EVENTS, ctx -> streams.serve(ctx, visible(ctx, Scope.READ)));
    routes.post(STOP, this::stop);
  }

  private void show(Context ctx) {
    ctx.attribute(Requests.OPERATION, "run");
    Answer.json(ctx, 200, visible(ctx, Scope.READ).resource());
  }

  private void stop(Context ctx) {
    ctx.attribute(Requests.OPERATION, "run stop");
    LongRun run = visible(ctx, Scope.OPERATE);
    run.stop();
    Answer.json(ctx, 202, run.resource());
  }

  /** The run that is asked for; one that took scope admin is shown to nobody else. */
  private LongRun visible(Context ctx, Scope needed) {
    Guard.require(ctx, needed);
    String id = ctx.pathParam("id");
    LongRun run =
        runs.find(id)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        HttpFault.NOT_FOUND,
                        "there is no run '" + id + "'",
                        "the server forgets the oldest runs, and all when it is started anew;"
                            + " stack history keeps them"));
    if (run.spec().administrative()) {
      Guard.require(ctx, Scope.ADMIN);
    }
    return run;
  }
}
