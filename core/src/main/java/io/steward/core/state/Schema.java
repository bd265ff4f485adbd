// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.util.regex.Pattern;

/**
 * The tables of one module.
 *
 * @param module prefix of its table names, such as {@code core} for {@code core_run}
 * @param folder where its migrations lie on the class path, such as {@code db/core}; files are
 *     named {@code V1__what.sql}, {@code V2__what.sql} …
 * @param newest number of the newest migration in the folder, at least 1
 */
public record Schema(String module, String folder, int newest) {
  private static final Pattern MODULE = Pattern.compile("[a-z][a-z0-9]*");

  /** Tables of runs, locks and the audit log; every database has them. */
  static final Schema CORE = new Schema("core", "db/core", 2);

  /** Refuses a prefix that is no plain lower-case word, and a number below 1. */
  public Schema {
    if (!MODULE.matcher(module).matches() || newest < 1) {
      throw new IllegalArgumentException("no valid schema: " + module + " " + newest);
    }
  }

  // Written out because every process would have to make those of a record anew, which takes long.

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema schema
        && module.equals(schema.module)
        && folder.equals(schema.folder)
        && newest == schema.newest;
  }

  @Override
  public int hashCode() {
    return module.hashCode();
  }

  String historyTable() {
    return module + "_schema_history";
  }
}
