// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import java.util.regex.Pattern;

/** Tells by its name and by its form whether a value is a secret. */
final class SecretWords {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(.*[_.-])?(password|passwd|passphrase|pwd|pass|secret|token|api_?key|apikey"
              + "|private_?key|secret_?key|access_?key|encryption_?key|app_?key|credentials?)(s|[_-]?\\d+)?");
  private static final Pattern FORM =
      Pattern.compile(
          "(ghp|gho|ghs|ghr)_[A-Za-z0-9]{36}.*|github_pat_\\w{22,}|glpat-[\\w-]{20,}|AKIA[0-9A-Z]{16}"
              + "|xox[baprs]-[\\w-]{10,}|tskey-[\\w-]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----.*");
  private static final Pattern NONE =
      Pattern.compile("(?i)true|false|yes|no|on|off|none|null|\\d{1,3}|/.*|file:.*|<.*>");

  private SecretWords() {}

  /** Whether a variable of this name holds a secret; one that ends in {@code _FILE} does not. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether a variable holds a secret, by its name or by what is written; never tells which. */
  static boolean isSecret(String name, String value) {
    String bare = value.replaceAll("^[\"']|[\"']$", "").strip();
    return FORM.matcher(bare).matches()
        || (isName(name) && !bare.isEmpty() && !NONE.matcher(bare).matches());
  }
}
