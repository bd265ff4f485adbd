// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.state.Database;
import io.steward.core.state.Sql;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Differences that stayed after a deploy had just been made: the engine reports something in other
 * words than Steward expects. They are told once and then taken as they are, so that a misread
 * field never replaces a container again and again. Thread-safe.
 */
final class Settled {
  private final Database database;

  Settled(Database database) {
    this.database = database;
  }

  /**
   * One difference that stayed.
   *
   * @param service the service it was seen at
   * @param key which field
   * @param mark names the field with both of its values, without showing them
   */
  record Difference(String service, FieldKey key, String mark) {
    static Difference of(String service, FieldKey key, Fields is, Fields shall) {
      String text =
          String.join(
              "\u0000",
              service,
              key.field(),
              key.name(),
              is.find(key).orElse("\u0001"),
              shall.find(key).orElse("\u0001"));
      return new Difference(service, key, DigestUtils.sha256Hex(text));
    }
  }

  /** The marks of what stayed at a stack. */
  Set<String> marks(StackKey key) {
    return new HashSet<>(
        database
            .sql()
            .query(
                "SELECT mark FROM deploy_settled WHERE stack_key = ?",
                row -> row.text("mark"),
                key.toString()));
  }

  /** Takes what stayed at these services just now for all that stays there. */
  void replace(StackKey key, Collection<String> services, List<Difference> stayed) {
    Sql sql = database.sql();
    sql.transaction(
        () -> {
          for (String service : services) {
            sql.update(
                "DELETE FROM deploy_settled WHERE stack_key = ? AND service = ?",
                key.toString(),
                service);
          }
          for (Difference difference : stayed) {
            sql.update(
                "INSERT INTO deploy_settled (stack_key, service, mark) VALUES (?, ?, ?)"
                    + " ON CONFLICT (stack_key, mark) DO NOTHING",
                key.toString(),
                difference.service(),
                difference.mark());
          }
        });
  }
}
