// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map whose keys are the user's. An empty one is not printed. */
record MapType(Type held, boolean named) implements Type {
  /** Names of services, networks and the like. */
  static MapType named(Type held) {
    return new MapType(held, true);
  }

  /** Any keys. */
  static MapType of(Type held) {
    return new MapType(held, false);
  }

  @Override
  public @Nullable Type in(String step) {
    return step.equals("*") ? held : null;
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (!(value instanceof Value.Fields map)) {
      Type.expected("a map", value, where, findings, "");
      return;
    }
    map.values()
        .forEach(
            (name, inner) -> {
              Where at = where.child(name);
              if (named && !isName(name)) {
                findings.add(
                    map.keyAt(name),
                    at,
                    "is not a name",
                    "names hold letters, digits, dots, dashes and underscores");
              }
              held.check(inner, at, findings);
            });
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    if (!(value instanceof Value.Fields map) || (map.values().isEmpty() && form == Form.SHOWN)) {
      return null;
    }
    Map<String, @Nullable Object> printed = new LinkedHashMap<>();
    map.values()
        .forEach(
            (name, inner) -> {
              Object shown = held.print(inner, form);
              printed.put(name, shown == null ? Absent.NULL : shown);
            });
    return printed;
  }

  private static boolean isName(String name) {
    for (int index = 0; index < name.length(); index++) {
      char sign = name.charAt(index);
      boolean letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
      if (!letter && !(sign >= '0' && sign <= '9') && "._-".indexOf(sign) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
