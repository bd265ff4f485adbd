// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;

/**
 * The words of a command as a log may keep them: what looks like a secret is left out, rather once
 * too often.
 */
public final class CommandWords {
  private static final SecretWords WORDS =
      new SecretWords(new Secrecy(List.of()), "[REDACTED]", true);

  private CommandWords() {}

  /** The same words without what looks like a secret. */
  public static List<String> masked(List<String> words) {
    return WORDS.masked(words).stream().map(word -> word.strip().replaceAll("\\s+", " ")).toList();
  }
}
