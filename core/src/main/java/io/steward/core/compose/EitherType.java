// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import org.jspecify.annotations.Nullable;

/**
 * A short form or a long one; the long form is a map or a list.
 *
 * @param brief what a single value may be
 * @param full what a map or a list may be, and how it is printed
 */
record EitherType(Type brief, Type full) implements Type {
  @Override
  public @Nullable Type in(String step) {
    return full.in(step);
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    (value instanceof Value.Leaf ? brief : full).check(value, where, findings);
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    return (value instanceof Value.Leaf ? brief : full).print(value, form);
  }
}
