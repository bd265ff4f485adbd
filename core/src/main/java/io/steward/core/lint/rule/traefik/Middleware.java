// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A middleware, wherever it is defined.
 *
 * @param options its options by their dotted names in lower case
 */
record Middleware(Map<String, String> options) {
  /** Keeps its own copy. */
  Middleware {
    options = new LinkedHashMap<>(options);
  }

  /** What it is: {@code headers}, {@code basicauth}, {@code chain}. */
  Set<String> types() {
    return options.keySet().stream().map(key -> key.split("\\.", 2)[0]).collect(Collectors.toSet());
  }

  boolean is(String... types) {
    return Arrays.stream(types).anyMatch(types()::contains);
  }

  /** The middlewares it stands for, when it is a chain. */
  List<String> chain() {
    List<String> members = new ArrayList<>();
    options.forEach(
        (key, value) -> {
          if (key.startsWith("chain.middlewares")) {
            members.addAll(Arrays.stream(value.split(",", -1)).map(String::strip).toList());
          }
        });
    return members;
  }

  /** Whether it sets a header that keeps browsers careful. */
  boolean guardsBrowsers() {
    return options.keySet().stream()
        .filter(key -> key.startsWith("headers."))
        .map(key -> key.substring("headers.".length()))
        .anyMatch(
            key ->
                key.startsWith("sts")
                    || key.startsWith("frame")
                    || key.startsWith("contentsecurity")
                    || key.startsWith("customresponseheaders")
                    || Set.of(
                            "customframeoptionsvalue",
                            "contenttypenosniff",
                            "referrerpolicy",
                            "permissionspolicy")
                        .contains(key));
  }
}
