// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts under names, as a map or as a list of {@code NAME=value}. Empty ones are not printed. */
enum PairsType implements Type {
  /** Environment: a name alone is passed on without a value. */
  ENVIRONMENT(true, true),
  /** Labels and the like: a name alone has an empty value. */
  LABELS(true, false),
  /** The same where a map holds text only. */
  PATHS(true, false),
  /** A map only: text and numbers. */
  OPTIONS(false, false),
  /** A map only: text, numbers, nothing. */
  LOG_OPTIONS(false, false),
  /** A map only: text. */
  TEXTS(false, false);

  private final boolean list;
  private final boolean unset;

  PairsType(boolean list, boolean unset) {
    this.list = list;
    this.unset = unset;
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (list && value instanceof Value.Items) {
      ListType.TEXTS.check(value, where, findings);
      return;
    }
    if (!(value instanceof Value.Fields map)) {
      Type.expected(list ? "a map or a list" : "a map", value, where, findings, "");
      return;
    }
    if (list && map.has("")) {
      findings.add(map.keyAt(""), where, "holds a value without a name", "name it or remove it");
    }
    map.values().forEach((name, held) -> checkHeld(name, held, where, findings));
  }

  private void checkHeld(String name, Value held, Where where, Findings findings) {
    boolean fits =
        held instanceof Value.Leaf leaf
            && switch (this) {
              case ENVIRONMENT, LABELS -> true;
              case OPTIONS -> !leaf.isNull() && !(leaf.data() instanceof Boolean);
              case LOG_OPTIONS -> !(leaf.data() instanceof Boolean);
              case TEXTS, PATHS -> leaf.isText();
            };
    if (!fits) {
      Type.expected(
          list && this != PATHS ? "a single value" : "text",
          held,
          where.child(name),
          findings,
          quoted(held));
    }
  }

  private static String quoted(Value held) {
    return held instanceof Value.Leaf leaf && !leaf.isNull()
        ? "write it in quotes: \"" + leaf.text() + "\""
        : "";
  }

  /** Only in a list may a value be without a name. */
  private static List<Object> withoutNames(Map<String, @Nullable Object> pairs) {
    List<Object> items = new ArrayList<>();
    pairs.forEach((name, held) -> items.add(held instanceof String ? name + "=" + held : name));
    return items;
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    Map<String, @Nullable Object> printed = new LinkedHashMap<>();
    if (value instanceof Value.Fields map) {
      map.values()
          .forEach(
              (name, held) -> {
                boolean none = held instanceof Value.Leaf leaf && leaf.isNull();
                Object text = held instanceof Value.Leaf leaf ? leaf.text() : "";
                printed.put(name, none && unset ? Absent.NULL : text);
              });
    } else if (value instanceof Value.Items items) {
      for (Value held : items.values()) {
        String text = held instanceof Value.Leaf leaf ? leaf.text() : "";
        int cut = text.indexOf('=');
        String name = cut < 0 ? text : text.substring(0, cut);
        Object rest = cut < 0 ? unset ? Absent.NULL : "" : text.substring(cut + 1);
        printed.put(name, rest);
      }
    }
    if (form == Form.KEPT && list && printed.containsKey("")) {
      return withoutNames(printed);
    }
    return printed.isEmpty() && form == Form.SHOWN ? null : printed;
  }
}
