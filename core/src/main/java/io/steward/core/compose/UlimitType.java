// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A limit of the kernel: one number, or a soft and a hard one. */
enum UlimitType implements Type {
  ULIMIT;

  private static final Type PAIR =
      RecordType.of().with(ScalarType.WHOLE, "soft", "hard").require("soft", "hard");

  @Override
  public @Nullable Type in(String step) {
    return PAIR.in(step);
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    (value instanceof Value.Fields ? PAIR : ScalarType.WHOLE).check(value, where, findings);
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    if (value instanceof Value.Fields) {
      return PAIR.print(value, form);
    }
    Object single = ScalarType.WHOLE.print(value, form);
    return single == null ? Map.of() : single; // zero is shown so
  }
}
