// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import org.jspecify.annotations.Nullable;

/**
 * A list of names, each once, or a map of these names.
 *
 * @param map the long form
 */
record NamesType(Type map) implements Type {
  @Override
  public @Nullable Type in(String step) {
    return map.in(step);
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (value instanceof Value.Items) {
      ListType.TEXTS.check(value, where, findings);
    } else if (value instanceof Value.Fields) {
      map.check(value, where, findings);
    } else {
      Type.expected("a map or a list", value, where, findings, "");
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    return map.print(value, form);
  }
}
