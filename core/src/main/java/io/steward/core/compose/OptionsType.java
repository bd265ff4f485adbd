// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.List;

/** An option of a provider: one value or several; printed as a list of texts. */
enum OptionsType implements Type {
  OPTIONS;

  @Override
  public void check(Value value, Where where, Findings findings) {
    List<Value> all = value instanceof Value.Items list ? list.values() : List.of(value);
    for (Value item : all) {
      if (!(item instanceof Value.Leaf leaf) || leaf.isNull()) {
        Type.expected("a single value or a list of them", item, where, findings, "");
      }
    }
  }

  @Override
  public Object print(Value value, Form form) {
    List<Value> all = value instanceof Value.Items list ? list.values() : List.of(value);
    List<Object> printed = new ArrayList<>();
    all.forEach(item -> printed.add(item instanceof Value.Leaf leaf ? leaf.text() : ""));
    return printed;
  }
}
