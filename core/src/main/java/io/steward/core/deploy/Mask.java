// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides what is known to be secret in a text: values that came from secret stores, those that the
 * services of a stack have under the name of a password or key, and credentials in addresses.
 */
final class Mask {
  private static final String HIDDEN = "(hidden)";
  private static final int SHORTEST = 4;
  private static final Set<String> PLAIN = Set.of("true", "false", "none", "null", "auto");
  private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/\\s:@]*:[^/\\s@]+(?=@)");
  private final List<String> secrets;

  private Mask(List<String> secrets) {
    // What holds another one is hidden first, or its rest would be left.
    this.secrets =
        secrets.stream()
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** For what a command of a stack writes. */
  static Mask of(WantedStack wanted, List<Value> command) {
    List<String> secrets = new ArrayList<>(wanted.secrets());
    Stream.concat(wanted.stack().environment().values().stream(), command.stream())
        .filter(Value::secret)
        .map(Value::text)
        .forEach(secrets::add);
    var secrecy = new Secrecy(List.of());
    wanted
        .stack()
        .environment()
        .forEach((name, value) -> named(secrecy, name, value.text(), secrets));
    for (WantedService service : wanted.services().values()) {
      service
          .fields()
          .values()
          .forEach(
              (key, value) -> {
                if (key.field().equals("environment")) {
                  named(secrecy, key.name(), value, secrets);
                }
              });
    }
    return new Mask(secrets);
  }

  /** Short and common words are left: hiding them would hide what is no secret. */
  private static void named(Secrecy secrecy, String name, String value, List<String> secrets) {
    boolean telling = value.length() >= SHORTEST && !PLAIN.contains(value.toLowerCase(Locale.ROOT));
    if (telling && secrecy.hidesNamed(name)) {
      secrets.add(value);
    }
  }

  String hide(String text) {
    String hidden = text;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return CREDENTIALS.matcher(hidden).replaceAll(HIDDEN);
  }
}
