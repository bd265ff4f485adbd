// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the host names out of Traefik's labels. */
final class Traefik {
  private static final Pattern ROUTER_RULE =
      Pattern.compile("traefik\\.http\\.routers\\..+\\.rule");
  private static final Pattern HOST = Pattern.compile("(?<!\\w)Host\\(([^)]*)\\)");
  private static final Pattern NAME = Pattern.compile("[`\"']([^`\"']+)[`\"']");

  private Traefik() {}

  /** The rules of the HTTP routers; none for a service that Traefik is told to pass over. */
  static List<String> rules(Map<String, String> labels) {
    if (labels.getOrDefault("traefik.enable", "").equals("false")) {
      return List.of();
    }
    return labels.entrySet().stream()
        .filter(label -> ROUTER_RULE.matcher(label.getKey()).matches())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The names of a rule, such as those of {@code Host(`a.org`) || Host(`b.org`, `c.org`)}. */
  static List<String> hostnames(String rule) {
    List<String> names = new ArrayList<>();
    Matcher host = HOST.matcher(rule);
    while (host.find()) {
      Matcher name = NAME.matcher(host.group(1));
      while (name.find()) {
        names.add(name.group(1));
      }
    }
    return names;
  }
}
