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

/** Takes a token away. */
final class RevokeToken implements Operation<RevokeToken.Input, RevokeToken.Revoked> {
  static final Spec SPEC =
      Spec.operation("token", "revoke", RevokeToken.class)
          .summary("Take a token of the HTTP server away")
          .details("It stops to work at once, also in a server that runs.")
          .example("steward token revoke phone", "the phone was lost")
          .writes()
          .administrative()
          .localOnly()
          .build();

  private final Tokens tokens;

  @Inject
  RevokeToken(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Revoked run(Input input, Run run) {
    if (run.dryRun()) {
      if (tokens.named(input.name()).isEmpty()) {
        throw tokens.unknown(input.name());
      }
      return new Revoked(input.name(), false);
    }
    tokens.revoke(input.name());
    return new Revoked(input.name(), true);
  }

  record Input(@Arg(value = "Which token", positional = true) String name) {}

  record Revoked(String name, boolean revoked) implements Printable {
    @Override
    public void print(Page page) {
      page.add(
          revoked
              ? "Token " + name + " works no more."
              : "Would take token " + name + " away. Nothing was touched.");
    }
  }
}
