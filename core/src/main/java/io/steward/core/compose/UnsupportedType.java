// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import org.jspecify.annotations.Nullable;

/** A key that Compose knows and Steward does not yet: an error, so that it is never lost. */
enum UnsupportedType implements Type {
  UNSUPPORTED;

  @Override
  public void check(Value value, Where where, Findings findings) {
    findings.add(value.at(), where, "is not supported yet");
  }

  @Override
  public @Nullable Object print(Value value) {
    return null;
  }
}
