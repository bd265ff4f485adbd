// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives out names that can be typed, each once; not thread-safe. */
final class UniqueNames {
  private final Set<String> taken;

  UniqueNames(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** The first of these that is free, else the last with a number. */
  String take(String... wishes) {
    String last = "";
    for (String wish : wishes) {
      last = typeable(wish);
      if (taken.add(last)) {
        return last;
      }
    }
    int number = 2;
    while (!taken.add(last + "-" + number)) {
      number++;
    }
    return last + "-" + number;
  }

  /** Lower-case letters, digits, hyphens, dots and underscores: {@code Küche 2} is kuche-2. */
  static String typeable(String text) {
    String plain =
        Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("^[._-]+|[._-]+$", "");
    return plain.isEmpty() ? "stack" : plain;
  }
}
