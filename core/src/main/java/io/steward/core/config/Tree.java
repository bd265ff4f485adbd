// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.Position;
import io.steward.core.operation.ArgField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a tree of values from plain Java values, as JSON and command lines give them. */
public final class Tree {
  private static final Position GIVEN = Position.of("");

  private Tree() {}

  /**
   * The tree of a map whose keys are component names or keys, and whose values are texts, numbers,
   * booleans, paths, nulls, lists and maps of such.
   */
  public static Node.Mapping of(Map<String, ?> values) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> entries.put(ArgField.kebab(name), new Node.Entry(GIVEN, node(value))));
    return new Node.Mapping(GIVEN, "", entries);
  }

  private static Node node(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put(key.toString(), new Node.Entry(GIVEN, node(item))));
      return new Node.Mapping(GIVEN, "", entries);
    }
    if (value instanceof Iterable<?> items && !(value instanceof Path)) {
      List<Node> nodes = new ArrayList<>();
      items.forEach(item -> nodes.add(node(item)));
      return new Node.Sequence(GIVEN, "", nodes);
    }
    return value == null
        ? new Node.Scalar(GIVEN, "", "", true)
        : new Node.Scalar(GIVEN, "", value.toString(), !(value instanceof String));
  }
}
