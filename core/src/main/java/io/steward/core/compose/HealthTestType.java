// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The test of a health check: a line for the shell, or a list that says how it is run. */
enum HealthTestType implements Type {
  TEST;

  private static final Set<String> FIRST = Set.of("CMD", "CMD-SHELL", "NONE");

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (value instanceof Value.Leaf) {
      ScalarType.TEXT.check(value, where, findings);
      return;
    }
    ListType.ANY_TEXTS.check(value, where, findings);
    if (value instanceof Value.Items list
        && !list.values().isEmpty()
        && list.values().get(0) instanceof Value.Leaf first
        && !FIRST.contains(first.text())) {
      findings.add(
          first.at(), where, "must begin with CMD, CMD-SHELL or NONE, not " + first.form());
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    return value instanceof Value.Leaf leaf
        ? List.of("CMD-SHELL", leaf.text())
        : ListType.ANY_TEXTS.print(value, form);
  }
}
