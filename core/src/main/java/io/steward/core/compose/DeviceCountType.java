// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import org.jspecify.annotations.Nullable;

/** How many devices: a number, or {@code all}, which is printed as -1. */
enum DeviceCountType implements Type {
  COUNT;

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (!isAll(value)) {
      ScalarType.WHOLE.check(value, where, findings);
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    return isAll(value) ? (Object) Long.valueOf(-1) : ScalarType.WHOLE.print(value, form);
  }

  private static boolean isAll(Value value) {
    return value instanceof Value.Leaf leaf && leaf.text().equalsIgnoreCase("all");
  }
}
