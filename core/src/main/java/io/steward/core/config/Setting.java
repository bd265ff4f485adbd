// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

/**
 * One value that counts, as a user is shown it.
 *
 * @param key its dotted path, the file's name first: {@code deployment.timeouts.pull}
 * @param value its text; {@code (hidden)} for a secret
 * @param origin {@code file:line}, {@code default}, or the variable or override it comes from
 */
public record Setting(String key, String value, String origin) {
  /** What stands for a value that is not shown. */
  public static final String HIDDEN = "(hidden)";
}
