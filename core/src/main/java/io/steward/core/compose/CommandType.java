// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command: a line split as a shell splits it, a list, or nothing. An empty one is printed. */
enum CommandType implements Type {
  COMMAND;

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (value instanceof Value.Leaf leaf) {
      checkLine(leaf, where, findings);
      return;
    }
    if (!(value instanceof Value.Items list)) {
      Type.expected("a command line or a list", value, where, findings, "");
      return;
    }
    for (int index = 0; index < list.values().size(); index++) {
      ScalarType.TEXT.check(list.values().get(index), where.item(index), findings);
    }
  }

  private static void checkLine(Value.Leaf leaf, Where where, Findings findings) {
    if (leaf.isNull()) {
      return;
    }
    if (!leaf.isText()) {
      Type.expected(
          "a command line or a list",
          leaf,
          where,
          findings,
          "write it in quotes: \"" + leaf.text() + "\"");
      return;
    }
    try {
      ShellWords.split(leaf.text());
    } catch (SyntaxException e) {
      findings.add(leaf.at(), where, e);
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    if (value instanceof Value.Items list) {
      var words = new ArrayList<@Nullable Object>(list.values().size());
      list.values().forEach(word -> words.add(((Value.Leaf) word).text()));
      return words;
    }
    if (!(value instanceof Value.Leaf leaf) || !leaf.isText()) {
      return null;
    }
    try {
      return List.copyOf(ShellWords.split(leaf.text()));
    } catch (SyntaxException e) {
      throw new IllegalStateException("printed without check: " + leaf.text(), e);
    }
  }
}
