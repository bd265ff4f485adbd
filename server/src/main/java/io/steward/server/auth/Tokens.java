// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server.auth;

import com.google.inject.Inject;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.state.Database;
import io.steward.core.state.Row;
import io.steward.core.state.Schema;
import io.steward.core.state.Sql;
import io.steward.core.state.StoredTime;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The tokens of one homelab. Only the SHA-256 of a token is stored: it is 32 random bytes, so there
 * is nothing to guess. Every question goes to the store, so that a revoked token stops to work at
 * once, whichever process revoked it. Thread-safe.
 */
public final class Tokens {
  /** The table they are kept in. */
  public static final Schema SCHEMA = new Schema("server", "db/server", 1);

  static final String PREFIX = "stw_";
  private static final int RANDOM_BYTES = 32;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?");

  private final Sql sql;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Keeps the tokens in this database, which knows {@link #SCHEMA}. */
  @Inject
  public Tokens(Database database, Clock clock) {
    this.sql = database.sql();
    this.clock = clock;
  }

  /**
   * Makes a token and answers its text, which cannot be had again.
   *
   * @throws OperationException of kind usage if the name or the time is not legal, of kind refused
   *     if there is a token of this name
   */
  public String create(String name, Scope scope, Duration lifetime) {
    check(name, lifetime);
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = StoredTime.cut(clock.instant());
    int inserted =
        sql.update(
            "INSERT INTO server_token (name, hash, scope, created_at, expires_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
            name,
            DigestUtils.sha256Hex(text),
            scope.toString(),
            now,
            now.plus(lifetime));
    if (inserted == 0) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "there is a token '" + name + "' already",
          "take another name, or first: steward token revoke " + name);
    }
    return text;
  }

  /**
   * Refuses what {@link #create} would refuse, without making anything.
   *
   * @throws OperationException of kind usage if the name or the time is not legal
   */
  void check(String name, Duration lifetime) {
    if (!NAME.matcher(name).matches()) {
      throw OperationException.of(
          ErrorKind.USAGE,
          "'" + name + "' cannot name a token",
          "use up to 63 of a-z, 0-9, dot, hyphen and underscore, such as phone");
    }
    if (lifetime.isZero() || lifetime.isNegative()) {
      throw OperationException.of(
          ErrorKind.USAGE, "a token must live for some time", "for example --expires 90d");
    }
  }

  /** Every token there is, by name, expired ones too. */
  public List<Token> all() {
    return sql.query("SELECT * FROM server_token ORDER BY name", Tokens::token);
  }

  /** The token of this name; empty when there is none. */
  Optional<Token> named(String name) {
    return sql.first("SELECT * FROM server_token WHERE name = ?", Tokens::token, name);
  }

  /**
   * Takes a token away; it stops to work at once.
   *
   * @throws OperationException of kind not-found if there is none of this name
   */
  public void revoke(String name) {
    if (sql.update("DELETE FROM server_token WHERE name = ?", name) == 0) {
      throw unknown(name);
    }
  }

  /** What to say of a name that no token has. */
  OperationException unknown(String name) {
    return OperationException.of(
        ErrorKind.NOT_FOUND,
        "there is no token '" + name + "'",
        Names.suggestion(name, all().stream().map(Token::name).toList()).stream()
            .toArray(String[]::new));
  }

  /** Whose text this is, when it is a token that still works. */
  public Optional<Token> find(String text) {
    byte[] hash = DigestUtils.sha256(text);
    Instant now = clock.instant();
    Optional<Token> found = Optional.empty();
    // All are compared, each in constant time: how long it takes tells nothing.
    for (Stored stored : sql.query("SELECT * FROM server_token", Stored::of)) {
      if (stored.is(hash) && !stored.token().expired(now)) {
        found = Optional.of(stored.token());
      }
    }
    return found;
  }

  private static Token token(Row row) {
    return new Token(
        row.text("name"),
        Scope.valueOf(row.text("scope").toUpperCase(Locale.ROOT)),
        row.instant("created_at"),
        row.instant("expires_at"));
  }

  private record Stored(Token token, String hash) {
    static Stored of(Row row) {
      return new Stored(Tokens.token(row), row.text("hash"));
    }

    boolean is(byte[] other) {
      return MessageDigest.isEqual(HexFormat.of().parseHex(hash), other);
    }
  }
}
