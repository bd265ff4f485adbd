// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.Position;
import io.steward.core.operation.ArgField;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.configuration2.CombinedConfiguration;
import org.apache.commons.configuration2.MapConfiguration;
import org.apache.commons.configuration2.tree.OverrideCombiner;

/**
 * Lays one layer of settings over another: maps are merged by key, everything else is replaced, a
 * key with nothing behind it takes away what lies below. Sole user of Commons Configuration, which
 * supplies the two layers that are not files.
 */
final class Layers {
  private static final String PREFIX = "STEWARD__";

  private Layers() {}

  static Node merge(Node below, Node above) {
    if (above instanceof Node.Scalar scalar && scalar.isNull()) {
      return Node.Mapping.empty(below.position());
    }
    if (!(below instanceof Node.Mapping base) || !(above instanceof Node.Mapping over)) {
      return above;
    }
    var entries = new LinkedHashMap<>(base.entries());
    over.entries()
        .forEach(
            (key, entry) -> {
              Node.Entry old = entries.get(key);
              if (entry.value() instanceof Node.Scalar scalar && scalar.isNull()) {
                entries.remove(key);
              } else if (old == null) {
                entries.put(key, entry);
              } else {
                entries.put(key, new Node.Entry(entry.key(), merge(old.value(), entry.value())));
              }
            });
    return new Node.Mapping(over.position(), over.tag(), entries);
  }

  /**
   * The layer of overrides and of the environment, by file: {@code deployment.timeouts.pull}, and
   * {@code STEWARD__DEPLOYMENT__TIMEOUTS__PULL} (two underscores part keys, one stands for a
   * hyphen). An override wins over the environment. Empty when there is neither.
   */
  static Node.Mapping named(Map<String, String> overrides, Map<String, String> environment) {
    var variables = new LinkedHashMap<String, Object>();
    var origins = new LinkedHashMap<String, Position>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            String key = key(name);
            variables.put(key, value);
            origins.put(key, Position.of("environment variable " + name));
          }
        });
    overrides.forEach((key, value) -> origins.put(key, Position.of("override " + key)));
    Node.Mapping tree = Node.Mapping.empty(Position.of("overrides"));
    if (origins.isEmpty()) {
      return tree;
    }
    var combined = new CombinedConfiguration(new OverrideCombiner());
    combined.addConfiguration(literal(new LinkedHashMap<>(overrides)));
    combined.addConfiguration(literal(variables));
    combined.setInterpolator(null);
    for (Iterator<String> keys = combined.getKeys(); keys.hasNext(); ) {
      String key = keys.next();
      Position origin = origins.getOrDefault(key, Position.of("override " + key));
      var value = new Node.Scalar(origin, "", combined.getString(key), true);
      tree = (Node.Mapping) merge(tree, nest(key, value));
    }
    return tree;
  }

  private static MapConfiguration literal(Map<String, Object> values) {
    var configuration = new MapConfiguration(values);
    configuration.setTrimmingDisabled(true);
    configuration.setInterpolator(null);
    return configuration;
  }

  private static String key(String variable) {
    return variable
        .substring(PREFIX.length())
        .replace("__", ".")
        .replace('_', '-')
        .toLowerCase(Locale.ROOT);
  }

  private static Node nest(String key, Node.Scalar value) {
    Node node = value;
    String[] parts = key.split("\\.", -1);
    for (int index = parts.length - 1; index >= 0; index--) {
      String name = index == 0 ? ArgField.kebab(parts[index]) : parts[index];
      var entry = new Node.Entry(value.position(), node);
      node = new Node.Mapping(value.position(), "", Map.of(name, entry));
    }
    return node;
  }
}
