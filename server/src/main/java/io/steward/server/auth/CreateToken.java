// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server.auth;

import com.google.inject.Inject;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes a token. */
final class CreateToken implements Operation<CreateToken.Input, CreateToken.Created> {
  static final Spec SPEC =
      Spec.operation("token", "create", CreateToken.class)
          .summary("Make a token for the HTTP server")
          .details("The token is shown once and stored only as a hash: keep it where you need it.")
          .example("steward token create --name phone --scope read", "one that can only look")
          .example(
              "steward token create --name ci --scope operate --expires 30d",
              "one that may deploy, for a month")
          .writes()
          .administrative()
          .localOnly()
          .build();

  private final Tokens tokens;
  private final Clock clock;

  @Inject
  CreateToken(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public Created run(Input input, Run run) {
    Instant expires = clock.instant().plus(input.expires()).truncatedTo(ChronoUnit.SECONDS);
    if (run.dryRun()) {
      tokens.check(input.name(), input.expires());
      return new Created(input.name(), input.scope(), expires, Optional.empty());
    }
    String text = tokens.create(input.name(), input.scope(), input.expires());
    return new Created(input.name(), input.scope(), expires, Optional.of(text));
  }

  record Input(
      @Arg("What you call it, such as the device that uses it") String name,
      @Arg(value = "What it allows: read, operate or admin", fallback = "read") Scope scope,
      @Arg(value = "How long it works", fallback = "90d") Duration expires) {}

  /** A new token; without its text after a dry run. */
  record Created(String name, Scope scope, Instant expires, Optional<String> token)
      implements Printable {
    @Override
    public void print(Page page) {
      if (token.isEmpty()) {
        page.add("Would make token " + name + " with scope " + scope + ". Nothing was touched.");
        return;
      }
      page.add("Token " + name + " has scope " + scope + " and works until " + expires + ".");
      page.add("It is shown this once:").gap();
      page.add(token.get());
    }
  }
}
