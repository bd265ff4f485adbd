// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import java.util.ArrayList;
import java.util.List;

/** Reads as much Java as it takes to tell the arguments of a call apart. */
final class SourceText {
  private final String source;
  private final List<String> arguments = new ArrayList<>();
  private int begin;
  private int depth;

  private SourceText(String source, int begin) {
    this.source = source;
    this.begin = begin;
  }

  /** The arguments of a call, from behind its opening bracket. */
  static List<String> arguments(String source, int begin) {
    var text = new SourceText(source, begin);
    int at = begin;
    while (at < source.length() && text.depth >= 0) {
      at = text.step(at);
    }
    return text.arguments;
  }

  private int step(int at) {
    char c = source.charAt(at);
    if (c == '"') {
      return behindLiteral(at);
    }
    if (c == '\'') {
      return source.charAt(at + 1) == '\\' ? at + 4 : at + 3;
    }
    if (c == '(' || c == '{' || c == '[') {
      depth++;
    } else if (c == ')' || c == '}' || c == ']') {
      depth--;
    }
    if (depth < 0 || (depth == 0 && c == ',')) {
      arguments.add(source.substring(begin, at).strip());
      begin = at + 1;
    }
    return at + 1;
  }

  private int behindLiteral(int at) {
    if (source.startsWith("\"\"\"", at)) {
      return source.indexOf("\"\"\"", at + 3) + 3;
    }
    int end = at + 1;
    while (source.charAt(end) != '"') {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }
}
