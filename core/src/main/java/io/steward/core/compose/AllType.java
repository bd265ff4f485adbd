// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import org.jspecify.annotations.Nullable;

/** The word {@code all}, and nothing else. */
enum AllType implements Type {
  ALL;

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (!(value instanceof Value.Leaf leaf) || !leaf.text().equals("all")) {
      Type.expected("all or a list of devices", value, where, findings, "");
    }
  }

  @Override
  public @Nullable Object print(Value value) {
    return "all";
  }
}
