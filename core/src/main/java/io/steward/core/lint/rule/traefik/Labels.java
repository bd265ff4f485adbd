// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The labels of a service that Traefik looks at. Traefik reads their names without regard to case.
 */
final class Labels {
  static final List<String> PROTOCOLS = List.of("http", "tcp", "udp");
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private final LintService service;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> written = new LinkedHashMap<>();

  private Labels(LintService service) {
    this.service = service;
    service
        .compose()
        .labels()
        .forEach(
            (name, value) -> {
              String key = name.toLowerCase(Locale.ROOT);
              if (key.startsWith("traefik.")) {
                values.put(key, value);
                written.put(key, name);
              }
            });
  }

  static Labels of(LintService service) {
    return new Labels(service);
  }

  LintService service() {
    return service;
  }

  /** Their names in lower case. */
  Set<String> keys() {
    return values.keySet();
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The name as it is written. */
  String written(String key) {
    return written.getOrDefault(key, key);
  }

  /** What {@code traefik.enable} says; empty when it is absent or says neither. */
  Optional<Boolean> enable() {
    String text = values.getOrDefault("traefik.enable", "");
    return TRUE.contains(text)
        ? Optional.of(true)
        : FALSE.contains(text) ? Optional.of(false) : Optional.empty();
  }

  /** Where a label stands: its key, or its line of a list; the service for a file of labels. */
  Spot at(String key) {
    String name = written(key);
    List<ComposeNode> items = service.written("labels").map(ComposeNode::items).orElse(List.of());
    for (int index = 0; index < items.size(); index++) {
      String text = items.get(index).text();
      if (text.equals(name) || text.startsWith(name + "=")) {
        return service.at("labels", String.valueOf(index));
      }
    }
    return service.at("labels", name);
  }

  List<Router> routers() {
    List<Router> routers = new ArrayList<>();
    for (String protocol : PROTOCOLS) {
      names(protocol, "routers").forEach(name -> routers.add(new Router(this, protocol, name)));
    }
    return routers;
  }

  /** The names defined in a section such as {@code http.services}, as they are written. */
  Set<String> names(String protocol, String section) {
    String prefix = "traefik." + protocol + "." + section + ".";
    Map<String, String> names = new LinkedHashMap<>();
    for (String key : values.keySet()) {
      if (key.startsWith(prefix)) {
        String name = written(key).substring(prefix.length()).split("\\.", 2)[0];
        names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
      }
    }
    return new LinkedHashSet<>(names.values());
  }

  /** The options below a prefix, in lower case, with their values. */
  Map<String, String> below(String prefix) {
    String start = prefix.toLowerCase(Locale.ROOT) + ".";
    Map<String, String> options = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(start)) {
            options.put(key.substring(start.length()), value);
          }
        });
    return options;
  }
}
