// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A path of a block device with a number.
 *
 * @param key what the number is called
 * @param held what it may be
 */
record BlockDeviceType(String key, ScalarType held) implements Type {
  private Type written() {
    return RecordType.of().with(ScalarType.TEXT, "path").with(held, key).withoutExtensions();
  }

  @Override
  public @Nullable Type in(String step) {
    return written().in(step);
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    written().check(value, where, findings);
    Value number = value instanceof Value.Fields map ? map.get(key) : null;
    if (number instanceof Value.Leaf leaf && leaf.data() instanceof Double) {
      Type.expected("a whole number or a size", number, where.child(key), findings, "");
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    if (form == Form.KEPT) {
      return written().print(value, form); // the names in print are not read
    }
    if (!(value instanceof Value.Fields map)) {
      return null;
    }
    Value number = map.get(key);
    Object shown = number == null ? null : held.printOrNull(number);
    Object none = held == ScalarType.SIZE ? "0" : (Object) 0L;
    String path = map.text("path");
    var printed = new LinkedHashMap<String, Object>();
    printed.put("Path", path == null ? "" : path);
    printed.put(
        key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1),
        shown == null ? none : shown);
    return printed;
  }
}
