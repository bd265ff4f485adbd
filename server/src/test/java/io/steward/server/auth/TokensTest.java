// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import io.steward.core.state.Database;
import io.steward.core.testing.MutableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  @TempDir Path folder;
  private final MutableClock clock = MutableClock.at("2026-11-23T08:00:00Z");
  private Database database;
  private Tokens tokens;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder.resolve("state.db"), clock, Tokens.SCHEMA);
    tokens = new Tokens(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void findsTokenByItsText() {
    String text = tokens.create("phone", Scope.READ, Duration.ofDays(90));

    assertThat(text).matches("stw_[A-Za-z0-9_-]{43}");
    assertThat(tokens.find(text))
        .contains(
            new Token(
                "phone",
                Scope.READ,
                Instant.parse("2026-11-23T08:00:00Z"),
                Instant.parse("2027-02-21T08:00:00Z")));
    assertThat(tokens.find(text + "x")).isEmpty();
    assertThat(tokens.find("")).isEmpty();
  }

  @Test
  void storesOnlyHash() throws Exception {
    String text = tokens.create("phone", Scope.READ, Duration.ofDays(90));

    database.close();

    try (var files = Files.list(folder)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                      .doesNotContain(text.substring(Tokens.PREFIX.length())));
    }
  }

  @Test
  void expiresToTheSecond() {
    String text = tokens.create("phone", Scope.READ, Duration.ofHours(1));

    clock.advance(Duration.ofMinutes(60).minusMillis(1));
    assertThat(tokens.find(text)).isPresent();

    clock.advance(Duration.ofMillis(1));
    assertThat(tokens.find(text)).isEmpty();
    assertThat(tokens.all()).hasSize(1);
  }

  @Test
  void revokedTokenStopsToWorkInEveryProcess() {
    String text = tokens.create("phone", Scope.ADMIN, Duration.ofHours(1));
    try (var other = Database.sqlite(folder.resolve("state.db"), clock, Tokens.SCHEMA)) {
      new Tokens(other, clock).revoke("phone");
    }

    assertThat(tokens.find(text)).isEmpty();
    assertThat(tokens.all()).isEmpty();
  }

  @Test
  void refusesNameThatIsTaken() {
    tokens.create("phone", Scope.READ, Duration.ofHours(1));

    assertThatThrownBy(() -> tokens.create("phone", Scope.ADMIN, Duration.ofHours(1)))
        .isInstanceOfSatisfying(
            OperationException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.REFUSED);
              assertThat(e.hints())
                  .containsExactly("take another name, or first: steward token revoke phone");
            })
        .hasMessage("there is a token 'phone' already");
  }

  @Test
  void refusesNameThatIsNotPlain() {
    assertThatThrownBy(() -> tokens.create("My phone", Scope.READ, Duration.ofHours(1)))
        .hasMessage("'My phone' cannot name a token");
    assertThatThrownBy(() -> tokens.create("phone", Scope.READ, Duration.ZERO))
        .hasMessage("a token must live for some time");
  }

  @Test
  void suggestsNearestNameToRevoke() {
    tokens.create("phone", Scope.READ, Duration.ofHours(1));

    assertThatThrownBy(() -> tokens.revoke("phnoe"))
        .hasMessage("there is no token 'phnoe'")
        .extracting(e -> ((HomelabException) e).hints().get(0))
        .isEqualTo("did you mean 'phone'?");
  }

  @Test
  void scopeIncludesThoseBelow() {
    assertThat(Scope.ADMIN.allows(Scope.OPERATE)).isTrue();
    assertThat(Scope.OPERATE.allows(Scope.OPERATE)).isTrue();
    assertThat(Scope.READ.allows(Scope.OPERATE)).isFalse();
  }

  @Test
  void commandShowsTokenOnce() {
    var input = new CreateToken.Input("phone", Scope.OPERATE, Duration.ofDays(1));

    var created = new CreateToken(tokens, clock).run(input, Run.of("mark", folder));
    var page = new Page();
    created.print(page);

    assertThat(tokens.find(created.token().orElseThrow())).isPresent();
    assertThat(page.plain())
        .isEqualTo(
            "Token phone has scope operate and works until 2026-11-24T08:00:00Z.\n"
                + "It is shown this once:\n\n"
                + created.token().orElseThrow());
    var listed = new ListTokens(tokens, clock).run(new ListTokens.Input(), Run.of("mark", folder));
    assertThat(listed.table().rows())
        .containsExactly(
            java.util.List.of(
                "phone", "operate", "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z", "works"));
  }

  @Test
  void dryRunMakesAndTakesNothing() {
    var dry =
        new Run(
            "",
            "mark",
            folder,
            true,
            io.steward.core.operation.Progress.none(),
            question -> true,
            () -> false);
    var input = new CreateToken.Input("phone", Scope.READ, Duration.ofDays(1));

    assertThat(new CreateToken(tokens, clock).run(input, dry).token()).isEqualTo(Optional.empty());
    assertThat(tokens.all()).isEmpty();

    tokens.create("phone", Scope.READ, Duration.ofDays(1));
    assertThat(new RevokeToken(tokens).run(new RevokeToken.Input("phone"), dry).revoked())
        .isFalse();
    assertThat(tokens.all()).hasSize(1);
  }
}
