// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.javalin.http.Context;
import io.steward.server.auth.Scope;
import io.steward.server.auth.Token;
import io.steward.server.auth.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything: whom the request is meant for, and whose it is. A name in {@code Host}
 * that is not ours means that a web page made a browser believe we are its own server.
 */
final class Guard {
  private static final String TOKEN = "steward.token";
  private static final String SCHEME = "bearer ";
  private static final String CHALLENGE = "Bearer realm=\"steward\"";
  private static final Set<String> OPEN = Set.of(Probes.HEALTH, Probes.READY);
  private final Tokens tokens;
  private final Set<String> hosts = new HashSet<>();

  /** Answers under the names {@code more} and, on loopback, under those of this machine. */
  Guard(Tokens tokens, Listen listen, List<String> more) {
    this.tokens = tokens;
    more.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
    if (listen.isLoopback() || !more.isEmpty()) {
      hosts.addAll(Set.of("localhost", "127.0.0.1", "::1"));
      hosts.add(listen.host().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Lets the request through.
   *
   * @throws ProblemException if not
   */
  void check(Context ctx) {
    protect(ctx);
    checkHost(ctx.host());
    if (OPEN.contains(ctx.path())) {
      return;
    }
    String text = bearer(ctx.header("Authorization"));
    Token token =
        tokens
            .find(text)
            .orElseThrow(
                () ->
                    unauthorized(
                        "this token does not work: it is unknown, revoked or expired",
                        CHALLENGE + ", error=\"invalid_token\""));
    ctx.attribute(TOKEN, token);
  }

  private static void protect(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
  }

  private void checkHost(@Nullable String header) {
    String host = header == null ? "" : header.toLowerCase(Locale.ROOT);
    int port = host.lastIndexOf(':');
    if (port > host.lastIndexOf(']')) {
      host = host.substring(0, port);
    }
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (!hosts.isEmpty() && !hosts.contains(host)) {
      throw ProblemException.of(
          HttpFault.MISDIRECTED_REQUEST,
          "this server does not answer under the name '" + host + "'",
          "start it with --host " + (host.isEmpty() ? "NAME" : host) + " if it should");
    }
  }

  private static String bearer(@Nullable String header) {
    if (header == null
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || header.length() == SCHEME.length()) {
      throw unauthorized("a token is needed", CHALLENGE);
    }
    return header.substring(SCHEME.length()).strip();
  }

  private static ProblemException unauthorized(String detail, String challenge) {
    return ProblemException.of(
            HttpFault.UNAUTHORIZED,
            detail,
            "make one on the server: steward token create --name NAME",
            "send it as the header Authorization: Bearer stw_…")
        .header("WWW-Authenticate", challenge);
  }

  /**
   * The token of the request, which allows what is asked.
   *
   * @throws ProblemException if it does not
   */
  static Token require(Context ctx, Scope needed) {
    Token token =
        Optional.<Token>ofNullable(ctx.attribute(TOKEN))
            .orElseThrow(() -> new IllegalStateException("a route without its guard"));
    if (!token.scope().allows(needed)) {
      throw ProblemException.of(
              HttpFault.FORBIDDEN,
              "token '" + token.name() + "' has scope " + token.scope() + "; this takes " + needed)
          .header(
              "WWW-Authenticate",
              CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + needed + "\"");
    }
    return token;
  }

  /** Whether the token of a request that still lasts works now. */
  boolean stillWorks(Context ctx) {
    return tokens.find(bearer(ctx.header("Authorization"))).isPresent();
  }
}
