// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.state.Database;
import io.steward.core.state.Sql;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Differences between the last deployment and what runs that somebody accepted, so that drift is
 * silent about them. A plan does not know of them. Each belongs to one container: the next one of
 * its service starts without any. Thread-safe.
 */
final class Accepted {
  private final Database database;

  Accepted(Database database) {
    this.database = database;
  }

  /** Names a difference of a container with both of its values, without showing them. */
  static String mark(String container, FieldKey key, String from, String to) {
    String text = String.join("\u0000", container, key.field(), key.name(), from, to);
    return DigestUtils.sha256Hex(text);
  }

  /** The marks of what was accepted at a stack. */
  Set<String> marks(StackKey key) {
    return new HashSet<>(
        database
            .sql()
            .query(
                "SELECT mark FROM deploy_accepted WHERE stack_key = ?",
                row -> row.text("mark"),
                key.toString()));
  }

  /** Takes these for all that is accepted at a service. */
  void replace(StackKey key, String service, Collection<String> marks) {
    Sql sql = database.sql();
    sql.update(
        "DELETE FROM deploy_accepted WHERE stack_key = ? AND service = ?", key.toString(), service);
    for (String mark : marks) {
      sql.update(
          "INSERT INTO deploy_accepted (stack_key, service, mark) VALUES (?, ?, ?)"
              + " ON CONFLICT (stack_key, mark) DO NOTHING",
          key.toString(),
          service,
          mark);
    }
  }
}
