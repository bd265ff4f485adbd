// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import io.steward.core.error.OperationException;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A YAML file of Traefik as dotted names in lower case, as its arguments would be.
 *
 * @param values the values; texts of a list are joined by commas
 * @param places where each stands
 */
record FlatYaml(Map<String, String> values, Map<String, Position> places) {
  /** Reads a file; empty when it is no plain YAML, such as a template or TOML. */
  static Optional<FlatYaml> read(Path file, String name) {
    String path = file.toString();
    if (!path.endsWith(".yml") && !path.endsWith(".yaml")) {
      return Optional.empty();
    }
    List<Problem> problems = new ArrayList<>();
    try {
      Node root = Yaml.read(file, name, problems);
      FlatYaml flat = new FlatYaml(new LinkedHashMap<>(), new LinkedHashMap<>());
      flat.add("", root, root.position());
      return problems.isEmpty() ? Optional.of(flat) : Optional.empty();
    } catch (OperationException e) {
      return Optional.empty(); // a file that cannot be read tells nothing, and is no finding
    }
  }

  private void add(String key, Node node, Position place) {
    if (node instanceof Node.Mapping map && !map.entries().isEmpty()) {
      map.entries()
          .forEach(
              (name, entry) -> {
                String below = name.toLowerCase(Locale.ROOT);
                add(key.isEmpty() ? below : key + "." + below, entry.value(), entry.key());
              });
    } else if (node instanceof Node.Sequence list
        && list.items().stream().anyMatch(FlatYaml::deep)) {
      for (int index = 0; index < list.items().size(); index++) {
        add(key + "[" + index + "]", list.items().get(index), place);
      }
    } else if (!key.isEmpty()) {
      values.put(key, text(node));
      places.put(key, place);
    }
  }

  private static boolean deep(Node node) {
    return !(node instanceof Node.Scalar);
  }

  private static String text(Node node) {
    if (node instanceof Node.Sequence list) {
      return String.join(",", list.items().stream().map(FlatYaml::text).toList());
    }
    return node instanceof Node.Scalar scalar && !scalar.isNull() ? scalar.text() : "";
  }
}
