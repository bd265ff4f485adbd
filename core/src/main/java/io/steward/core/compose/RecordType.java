// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map with known keys; keys that begin with {@code x-} are allowed and not printed. */
final class RecordType implements Type {
  private final Map<String, Type> fields = new LinkedHashMap<>();
  private final Map<String, Object> always = new LinkedHashMap<>();
  private final List<String> required = new ArrayList<>();
  private final boolean nullable;
  private boolean extensions = true;

  private RecordType(boolean nullable) {
    this.nullable = nullable;
  }

  static RecordType of() {
    return new RecordType(false);
  }

  /** One that may be left empty, as in {@code default:}. */
  static RecordType orNothing() {
    return new RecordType(true);
  }

  RecordType with(Type type, String... names) {
    for (String name : names) {
      fields.put(name, type);
    }
    return this;
  }

  /** Names keys that must be there. */
  RecordType require(String... names) {
    required.addAll(List.of(names));
    return this;
  }

  /** Takes no keys that begin with {@code x-}. */
  RecordType withoutExtensions() {
    extensions = false;
    return this;
  }

  /** Prints this for a key that is not there. */
  RecordType always(String name, Object printed) {
    always.put(name, printed);
    return this;
  }

  @Override
  public @Nullable Type in(String step) {
    return fields.get(step);
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (nullable && value instanceof Value.Leaf leaf && leaf.isNull()) {
      return;
    }
    if (!(value instanceof Value.Fields map)) {
      Type.expected("a map", value, where, findings, "");
      return;
    }
    map.values()
        .forEach(
            (name, held) -> {
              Type type = fields.get(name);
              if (type != null) {
                type.check(held, where.child(name), findings);
              } else if (!extensions || !name.startsWith("x-")) {
                String hint = findings.suggestion(name, fields.keySet());
                findings.add(map.keyAt(name), where.child(name), "unknown key", hint);
              }
            });
    for (String name : required) {
      if (!map.has(name)) {
        findings.add(map.at(), where, "'" + name + "' is missing");
      }
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    if (!(value instanceof Value.Fields map)) {
      return null;
    }
    var printed = new LinkedHashMap<String, @Nullable Object>();
    fields.forEach(
        (name, type) -> {
          Value held = map.get(name);
          Object shown = held == null ? null : type.print(held, form);
          shown = shown == null ? always.get(name) : shown;
          if (shown != null) {
            printed.put(name, shown);
          }
        });
    return printed;
  }
}
