// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.lint.SecretText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Decides which values of a plan or a difference must not be shown. */
final class Secrecy {
  private static final Pattern NAME =
      Pattern.compile(
          "pass(wd|word|phrase)?|pwd|secret|token|jwt|api_?key|private|creds?(_|$)|credential|auth|salt"
              + "|dsn|_key$|^key$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s:@]*:[^/\\s@]+@");
  private static final Pattern SIGNED = Pattern.compile("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");
  private static final Set<String> NAMED = Set.of("environment", "label");
  private static final Set<String> COMMANDS = Set.of("command", "entrypoint", "health check");
  private static final String HIDDEN = "(hidden)";
  private final List<String> secrets;

  Secrecy(List<String> secrets) {
    this.secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
  }

  FieldChange change(FieldKey key, Optional<String> from, Optional<String> to) {
    Predicate<String> hides = COMMANDS.contains(key.field()) ? this::known : this::hides;
    boolean named = NAMED.contains(key.field()) && hidesNamed(key.name());
    if (named || from.filter(hides).isPresent() || to.filter(hides).isPresent()) {
      return FieldChange.hidden(key);
    }
    if (!NAMED.contains(key.field()) && !COMMANDS.contains(key.field())) {
      return FieldChange.of(key, from, to);
    }
    Optional<String> was = from.map(words(HIDDEN)::text);
    Optional<String> is = to.map(words(HIDDEN)::text);
    boolean alike = was.equals(is) && !from.equals(to);
    return alike ? FieldChange.hidden(key) : FieldChange.of(key, was, is);
  }

  /** Masks single words of a text. */
  SecretWords words(String mask) {
    return new SecretWords(this, mask, false);
  }

  /** Whether a value of this name must not be shown. */
  boolean hidesNamed(String name) {
    return NAME.matcher(name).find() || SecretText.isName(name);
  }

  /** Whether a text holds something that must not be shown. */
  boolean hides(String text) {
    return known(text)
        || CREDENTIALS.matcher(text).find()
        || SIGNED.matcher(text).find()
        || SecretText.form(text).isPresent();
  }

  /** Whether a text holds a value of a secret store, or a key of several lines. */
  boolean known(String text) {
    return text.contains("PRIVATE KEY-----") || secrets.stream().anyMatch(text::contains);
  }
}
