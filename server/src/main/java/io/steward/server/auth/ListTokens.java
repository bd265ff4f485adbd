// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server.auth;

import com.google.inject.Inject;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.core.operation.Table;
import io.steward.core.operation.Tabular;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Lists the tokens. */
final class ListTokens implements Operation<ListTokens.Input, ListTokens.Listed> {
  static final Spec SPEC =
      Spec.operation("token", "list", ListTokens.class)
          .summary("List the tokens of the HTTP server")
          .example("steward token list", "names, scopes and until when they work")
          .administrative()
          .localOnly()
          .build();

  private final Tokens tokens;
  private final Clock clock;

  @Inject
  ListTokens(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public Listed run(Input input, Run run) {
    Instant now = clock.instant();
    return new Listed(
        tokens.all().stream()
            .map(t -> new Item(t.name(), t.scope(), t.created(), t.expires(), t.expired(now)))
            .toList());
  }

  record Input() {}

  record Item(String name, Scope scope, Instant created, Instant expires, boolean expired) {}

  record Listed(List<Item> tokens) implements Tabular {
    Listed {
      tokens = List.copyOf(tokens);
    }

    @Override
    public Table table() {
      return new Table(
          List.of("NAME", "SCOPE", "CREATED", "EXPIRES", "STATE"),
          tokens.stream()
              .map(
                  token ->
                      List.of(
                          token.name(),
                          token.scope().toString(),
                          token.created().toString(),
                          token.expires().toString(),
                          token.expired() ? "expired" : "works"))
              .toList());
    }

    @Override
    public String ifEmpty() {
      return "No tokens. Make one: steward token create --name phone";
    }
  }
}
