// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.LintService;
import io.steward.core.lint.Spot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A router that labels define.
 *
 * @param labels the labels it is one of
 * @param protocol {@code http}, {@code tcp} or {@code udp}
 * @param name its name as it is written
 */
record Router(Labels labels, String protocol, String name) {
  LintService service() {
    return labels.service();
  }

  boolean isHttp() {
    return protocol.equals("http");
  }

  private String prefix() {
    return "traefik." + protocol + ".routers." + name.toLowerCase(Locale.ROOT);
  }

  Optional<String> option(String option) {
    return labels.value(prefix() + "." + option);
  }

  /** Everything its labels say. */
  Map<String, String> options() {
    return labels.below(prefix());
  }

  /** Where an option stands; the first label of the router when it is not there. */
  Spot at(String option) {
    String key = prefix() + "." + option;
    if (labels.value(key).isPresent()) {
      return labels.at(key);
    }
    return labels.keys().stream()
        .filter(other -> other.startsWith(prefix() + "."))
        .findFirst()
        .map(labels::at)
        .orElse(service().at("labels"));
  }

  List<String> list(String option) {
    return Texts.split(option(option).orElse(""));
  }

  List<String> entryPoints() {
    return list("entrypoints");
  }

  List<String> middlewares() {
    return list("middlewares");
  }

  String rule() {
    return option("rule").orElse("").strip();
  }

  /** Whether its own labels switch TLS on. */
  boolean tls() {
    boolean below = !labels.below(prefix() + ".tls").isEmpty();
    return option("tls").map(text -> text.isEmpty() || text.equalsIgnoreCase("true")).orElse(below);
  }

  /** {@code router NAME of SERVICE}, to begin a message. */
  String called() {
    return "router " + name + " of " + service().name();
  }

  /** Values of a list in one text. */
  static final class Texts {
    private Texts() {}

    static List<String> split(String text) {
      return Arrays.stream(text.split(",", -1))
          .map(String::strip)
          .filter(t -> !t.isEmpty())
          .toList();
    }
  }
}
