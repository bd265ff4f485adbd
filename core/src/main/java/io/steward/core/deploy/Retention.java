// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.state.Database;
import io.steward.core.state.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Forgets old revisions of a stack, with everything that belongs to them. Only the oldest go, one
 * after the other, as what a revision ran with is told by the one after it. Kept are, whatever the
 * settings: the present one, one that says something else to go back to, those among which one that
 * failed is looked for, and one that never ended.
 */
final class Retention {
  private static final String GOOD = "outcome IN ('DEPLOYED', 'UNCHANGED')";
  private static final List<String> TABLES =
      List.of("deploy_file", "deploy_log", "deploy_story", "deploy_journal");
  private final Database database;

  Retention(Database database) {
    this.database = database;
  }

  /** Forgets what need not be kept; answers how many revisions that were. */
  int apply(StackKey key, KeepSettings keep, Instant now) {
    Sql sql = database.sql();
    OptionalInt first = first(sql, key, keep, now);
    if (first.isEmpty()) {
      return 0;
    }
    int[] forgotten = new int[1];
    sql.transaction(() -> forgotten[0] = forget(sql, key, first.getAsInt()));
    return forgotten[0];
  }

  /** The oldest revision that is kept; empty when all are. */
  private static OptionalInt first(Sql sql, StackKey key, KeepSettings keep, Instant now) {
    OptionalInt good = nth(sql, key, GOOD, keep.atLeast());
    OptionalInt looked = nth(sql, key, "1 = 1", HeldRevision.LOOKED_AT);
    OptionalInt present = nth(sql, key, "outcome IN ('DEPLOYED', 'UNCHANGED', 'LEFT_AS_IS')", 1);
    if (good.isEmpty() || looked.isEmpty() || present.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt other = other(sql, key, present.getAsInt());
    OptionalInt young = young(sql, key, from(now, keep.age()));
    return IntStream.of(
            good.getAsInt(),
            looked.getAsInt(),
            present.getAsInt(),
            other.orElse(good.getAsInt()),
            young.orElse(good.getAsInt()))
        .min();
  }

  /** When an age began that may be longer than time can be told. */
  private static Instant from(Instant now, Duration age) {
    Duration all = Duration.between(Instant.EPOCH, now);
    return age.compareTo(all) > 0 ? Instant.EPOCH : now.minus(age);
  }

  /** The number of the {@code count}th revision of a kind, counted from the newest. */
  private static OptionalInt nth(Sql sql, StackKey key, String kind, int count) {
    return number(
        sql,
        "SELECT number FROM deploy_revision WHERE stack_key = ? AND "
            + kind
            + " ORDER BY number DESC LIMIT 1 OFFSET ?",
        key.toString(),
        count - 1);
  }

  /** The newest before the present one that was well and says something else. */
  private static OptionalInt other(Sql sql, StackKey key, int present) {
    return number(
        sql,
        "SELECT number FROM deploy_revision WHERE stack_key = ? AND "
            + GOOD
            + " AND number < ? AND digest <> (SELECT digest FROM deploy_revision WHERE stack_key ="
            + " ? AND number = ?) ORDER BY number DESC LIMIT 1",
        key.toString(),
        present,
        key.toString(),
        present);
  }

  private static OptionalInt young(Sql sql, StackKey key, Instant from) {
    return number(
        sql,
        "SELECT number FROM deploy_revision WHERE stack_key = ? AND began >= ?"
            + " ORDER BY number LIMIT 1",
        key.toString(),
        from);
  }

  private static OptionalInt number(Sql sql, String query, Object... parameters) {
    return sql.query(query, row -> (int) row.number("number"), parameters).stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  private static int forget(Sql sql, StackKey key, int first) {
    String of = " WHERE stack_key = ? AND number < ?";
    String ended =
        of
            + " AND number NOT IN (SELECT number FROM deploy_revision WHERE stack_key = ? AND"
            + " outcome IS NULL)";
    for (String table : TABLES) {
      sql.update("DELETE FROM " + table + ended, key.toString(), first, key.toString());
    }
    int forgotten =
        sql.update(
            "DELETE FROM deploy_revision" + of + " AND outcome IS NOT NULL", key.toString(), first);
    if (forgotten > 0) {
      sql.update("DELETE FROM deploy_content WHERE hash NOT IN (SELECT hash FROM deploy_file)");
    }
    return forgotten;
  }
}
