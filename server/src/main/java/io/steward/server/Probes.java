// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.steward.core.error.HomelabException;
import io.steward.server.auth.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the process is alive and ready for work, for whoever watches it; needs no token and tells
 * nothing a stranger should not know. No engine is asked: Steward is there to say that it is down.
 */
final class Probes {
  static final String HEALTH = "/healthz";
  static final String READY = "/readyz";
  private final Generations generations;
  private final Tokens tokens;
  private final Drain drain;
  private final Optional<TlsFiles> tls;

  Probes(Generations generations, Tokens tokens, Drain drain, Optional<TlsFiles> tls) {
    this.generations = generations;
    this.tokens = tokens;
    this.drain = drain;
    this.tls = tls;
  }

  /** What {@code /healthz} answers. */
  record Alive(String status) {}

  /**
   * What {@code /readyz} answers.
   *
   * @param status {@code ready} or {@code not-ready}
   * @param configurationSince since when the configuration in use is in use
   * @param reasons why not ready; empty when it is
   */
  record Readiness(String status, Instant configurationSince, List<String> reasons) {}

  void addTo(RoutesConfig routes) {
    routes.get(
        HEALTH,
        ctx -> {
          ctx.attribute(Requests.OPERATION, "healthz");
          Answer.json(ctx, 200, new Alive("alive"));
        });
    routes.get(READY, this::ready);
  }

  private void ready(Context ctx) {
    ctx.attribute(Requests.OPERATION, "readyz");
    List<String> reasons = reasons();
    Answer.json(
        ctx,
        reasons.isEmpty() ? 200 : 503,
        new Readiness(reasons.isEmpty() ? "ready" : "not-ready", generations.since(), reasons));
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (drain.isClosed()) {
      reasons.add("the server is about to stop");
    }
    int problems = generations.broken().size();
    if (problems > 0) {
      reasons.add(
          "the configuration was changed and has "
              + (problems == 1 ? "1 problem" : problems + " problems")
              + "; the one before is in use");
    }
    if (tls.isPresent() && tls.get().isBroken()) {
      reasons.add("the TLS certificate was changed and is not valid; the one before is in use");
    }
    try {
      tokens.all();
    } catch (HomelabException e) {
      reasons.add("the state store does not answer");
    }
    return reasons;
  }
}
