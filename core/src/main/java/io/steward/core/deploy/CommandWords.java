// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words of a command as a log may keep them: what looks like a secret is left out, rather once
 * too often.
 */
public final class CommandWords {
  private static final String REDACTED = "[REDACTED]";
  private static final Secrecy SECRECY = new Secrecy(List.of());

  private CommandWords() {}

  /** The same words without what looks like a secret. */
  public static List<String> masked(List<String> words) {
    List<String> masked = new ArrayList<>();
    boolean next = false;
    for (String word : words) {
      String kept = next ? REDACTED : masked(word);
      next = !next && word.startsWith("-") && !word.contains("=") && named(word);
      masked.add(kept);
    }
    return masked;
  }

  private static String masked(String word) {
    if (word.chars().anyMatch(Character::isWhitespace)) {
      List<String> parts = Arrays.asList(word.strip().split("\\s+"));
      return masked(parts).stream().collect(Collectors.joining(" "));
    }
    int equals = word.indexOf('=');
    if (equals > 0 && named(word.substring(0, equals))) {
      return word.substring(0, equals + 1) + REDACTED;
    }
    boolean shortPassword = word.length() > 2 && word.startsWith("-p") && !word.startsWith("--");
    if (shortPassword) {
      return "-p" + REDACTED;
    }
    return SECRECY.hides(word) ? REDACTED : word;
  }

  private static boolean named(String name) {
    return SECRECY.hidesNamed(name.replaceAll("^-+", "").replace('-', '_'));
  }
}
