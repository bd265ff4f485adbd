// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list. An empty one is not printed.
 *
 * @param item what each item holds
 * @param unique whether an item may be there only once
 * @param bare whether a single text stands for a list of one
 */
record ListType(Type item, boolean unique, boolean bare) implements Type {
  /** Texts, each once. */
  static final ListType TEXTS = new ListType(ScalarType.TEXT, true, false);

  /** Texts, repeats allowed. */
  static final ListType ANY_TEXTS = new ListType(ScalarType.TEXT, false, false);

  /** One text or several, each once. */
  static final ListType TEXT_OR_TEXTS = new ListType(ScalarType.TEXT, true, true);

  /** The same where one text may stand for a list of one. */
  ListType withBare() {
    return new ListType(item, unique, true);
  }

  static ListType of(Type item) {
    return new ListType(item, false, false);
  }

  @Override
  public @Nullable Type in(String step) {
    return step.equals("[]") ? item : null;
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (bare && value instanceof Value.Leaf leaf && leaf.isText()) {
      return;
    }
    if (!(value instanceof Value.Items list)) {
      Type.expected(bare ? "text or a list" : "a list", value, where, findings, "");
      return;
    }
    Map<String, Position> seen = unique ? new HashMap<>() : Map.of();
    for (int index = 0; index < list.values().size(); index++) {
      Value held = list.values().get(index);
      item.check(held, where.item(index), findings);
      if (unique && held instanceof Value.Leaf leaf && !leaf.isNull()) {
        Position before = seen.putIfAbsent(leaf.text(), leaf.at());
        if (before != null) {
          findings.add(
              leaf.at(),
              where.item(index),
              "'" + leaf.text() + "' is there twice; first at " + before);
        }
      }
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    if (value instanceof Value.Leaf leaf) {
      return leaf.isNull() ? null : List.of(leaf.text());
    }
    if (!(value instanceof Value.Items list) || (list.values().isEmpty() && form == Form.SHOWN)) {
      return null;
    }
    var printed = new ArrayList<@Nullable Object>(list.values().size());
    for (Value held : list.values()) {
      Object shown = item.print(held, form);
      if (shown != null) {
        printed.add(shown);
      } else if (held instanceof Value.Leaf leaf) {
        printed.add(leaf.text());
      }
    }
    return printed;
  }
}
