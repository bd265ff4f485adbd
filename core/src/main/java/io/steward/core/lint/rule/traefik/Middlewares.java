// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import java.util.List;

/**
 * The middlewares that a request goes through.
 *
 * @param found those whose definition is known
 * @param whole whether that is all of them; not when one is defined where nobody can look, or is a
 *     plugin that may do anything
 */
record Middlewares(List<Middleware> found, boolean whole) {
  /** Keeps its own copy. */
  Middlewares {
    found = List.copyOf(found);
  }

  /** Whether one is of these types, or might be. */
  boolean mayBe(String... types) {
    return !whole || found.stream().anyMatch(middleware -> middleware.is(types));
  }
}
