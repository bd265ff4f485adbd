// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which values of a plan must not be shown. */
final class Secrecy {
  private static final Pattern NAME =
      Pattern.compile(
          "pass(wd|word|phrase)?|secret|token|api_?key|private|credential|auth|salt|dsn|_key$|^key$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s:@]*:[^/\\s@]+@");
  private final List<String> secrets;

  Secrecy(List<String> secrets) {
    this.secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
  }

  FieldChange change(FieldKey key, Optional<String> from, Optional<String> to) {
    boolean named =
        (key.field().equals("environment") || key.field().equals("label"))
            && hidesNamed(key.name());
    boolean hidden =
        named || from.filter(this::hides).isPresent() || to.filter(this::hides).isPresent();
    return hidden ? FieldChange.hidden(key) : FieldChange.of(key, from, to);
  }

  /** Whether a value of this name must not be shown. */
  boolean hidesNamed(String name) {
    return NAME.matcher(name).find();
  }

  /** Whether a text holds something that must not be shown. */
  boolean hides(String text) {
    return CREDENTIALS.matcher(text).find() || secrets.stream().anyMatch(text::contains);
  }
}
