// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a {@code .env} file, as far as a guess needs them. */
final class Variables {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:\\{(\\w+)(?::?-([^}]*))?\\}|(\\w+))");
  private final Map<String, String> values = new HashMap<>();

  /** The variables beside a Compose file; none when there is no file that can be read. */
  static Variables in(Path dir) {
    var variables = new Variables();
    Path file = dir.resolve(".env");
    if (Files.isRegularFile(file)) {
      try {
        Files.readAllLines(file).forEach(variables::line);
      } catch (IOException unreadable) {
        variables.values.clear(); // a guess less; deploy says what is wrong with the file
      }
    }
    return variables;
  }

  private void line(String line) {
    int equals = line.indexOf('=');
    if (equals > 0 && !line.startsWith("#")) {
      String name = line.substring(0, equals).replaceFirst("^export ", "").strip();
      values.put(name, line.substring(equals + 1).strip().replaceAll("^([\"'])(.*)\\1$", "$2"));
    }
  }

  /** The text with its variables in place, empty when one of them has no value here. */
  Optional<String> resolve(String text) {
    var resolved = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      String name = reference.group(1) == null ? reference.group(3) : reference.group(1);
      String value = values.getOrDefault(name, "");
      String fallback = reference.group(2);
      if (value.isEmpty() && fallback == null) {
        return Optional.empty();
      }
      reference.appendReplacement(
          resolved, Matcher.quoteReplacement(value.isEmpty() ? fallback : value));
    }
    reference.appendTail(resolved);
    return resolved.indexOf("$") >= 0 ? Optional.empty() : Optional.of(resolved.toString());
  }
}
