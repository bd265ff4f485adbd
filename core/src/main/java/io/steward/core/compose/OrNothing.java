// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import org.jspecify.annotations.Nullable;

/** A text that may be left empty. */
enum OrNothing implements Type {
  TEXT;

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (!(value instanceof Value.Leaf leaf) || !leaf.isNull()) {
      ScalarType.TEXT.check(value, where, findings);
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    return ScalarType.TEXT.print(value, form);
  }
}
