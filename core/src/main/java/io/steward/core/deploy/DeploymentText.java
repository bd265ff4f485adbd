// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import io.steward.core.homelab.init.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of {@code deployment.yaml}, to which stacks can be added while everything else stays as
 * it is, sign for sign.
 *
 * @param text the whole file
 */
record DeploymentText(String text) {
  private static final String FILE = "config/deployment.yaml";
  private static final String STACKS = "stacks";

  /** The entry of a stack as it stands in the file, {@code indent} blanks deep. */
  static String entry(String name, Map<String, Object> keys, int indent) {
    String margin = " ".repeat(indent);
    if (keys.isEmpty()) {
      return margin + YamlText.quoted(name) + ": {}\n";
    }
    var entry = new StringBuilder(margin + YamlText.quoted(name) + ":\n");
    keys.forEach((key, value) -> entry.append(margin + "  " + key + ": " + flow(value) + "\n"));
    return entry.toString();
  }

  private static String flow(Object value) {
    return value instanceof List<?> list
        ? list.stream()
            .map(item -> YamlText.quoted(String.valueOf(item)))
            .collect(Collectors.joining(", ", "[", "]"))
        : YamlText.quoted(String.valueOf(value));
  }

  /**
   * The text with a stack more.
   *
   * @throws OperationException of kind failed if that would change what else it says
   */
  DeploymentText with(String name, Map<String, Object> keys) {
    String added = added(name, keys);
    boolean crlf = text.contains("\r\n");
    String whole = crlf ? added.replaceAll("(?<!\r)\n", "\r\n") : added;
    if (!expected(name, keys).equals(plain(read(whole)))) {
      throw OperationException.of(
          ErrorKind.FAILED,
          "cannot add stack "
              + name
              + " to "
              + FILE
              + " without changing what else it says; it stays as it is",
          "add it under stacks by hand:\n" + entry(name, keys, 2).stripTrailing());
    }
    return new DeploymentText(whole);
  }

  private Object expected(String name, Map<String, Object> keys) {
    Map<Object, Object> all = new LinkedHashMap<>(map(plain(read(text))));
    Map<Object, Object> stacks = new LinkedHashMap<>(map(all.get(STACKS)));
    Map<?, ?> entry = map(plain(read(entry(name, keys, 0))));
    stacks.put(name, entry.values().iterator().next());
    all.put(STACKS, stacks);
    return all;
  }

  @SuppressWarnings("unchecked") // keys and values are of any type
  private static Map<Object, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<Object, Object>) map : Map.of();
  }

  /** What a tree says, wherever it was written. */
  private static Object plain(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Map<Object, Object> map = new LinkedHashMap<>();
      mapping.entries().forEach((key, entry) -> map.put(key, plain(entry.value())));
      return map;
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().map(DeploymentText::plain).toList();
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return scalar.isNull() ? Optional.empty() : scalar.tag() + scalar.text();
  }

  private static Node read(String text) {
    List<Problem> problems = new ArrayList<>();
    Node tree = Yaml.read(text, FILE, problems);
    return problems.isEmpty() ? tree : Node.Mapping.empty(Position.of(FILE));
  }

  private String added(String name, Map<String, Object> keys) {
    Optional<Node.Entry> stacks =
        read(text) instanceof Node.Mapping root
            ? Optional.ofNullable(root.entries().get(STACKS))
            : Optional.empty();
    if (stacks.isEmpty()) {
      return ended(text) + STACKS + ":\n" + entry(name, keys, 2);
    }
    int indent = stacks.get().key().column() - 1;
    int line = stacks.get().key().line();
    Node value = stacks.get().value();
    if (value instanceof Node.Mapping mapping && isFlow(value)) {
      return mapping.entries().isEmpty()
          ? opened(offset(value.position()), line, entry(name, keys, indent + 2))
          : inFlow(offset(value.position()), name, keys);
    }
    if (value instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      int child = mapping.entries().values().iterator().next().key().column() - 1;
      return after(lastLine(line, indent, child), entry(name, keys, child));
    }
    return after(line, entry(name, keys, indent + 2));
  }

  private boolean isFlow(Node value) {
    int offset = offset(value.position());
    return offset < text.length() && text.charAt(offset) == '{';
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  /** The text with something after a line, from 1. */
  private String after(int line, String more) {
    List<String> lines = lines();
    return ended(String.join("", lines.subList(0, line)))
        + more
        + String.join("", lines.subList(line, lines.size()));
  }

  /** Takes the braces of an empty map away and puts the entry below. */
  private String opened(int offset, int line, String entry) {
    int end = text.indexOf('}', offset) + 1;
    int begin = offset;
    while (begin > 0 && text.charAt(begin - 1) == ' ') {
      begin--;
    }
    return new DeploymentText(text.substring(0, begin) + text.substring(end)).after(line, entry);
  }

  private String inFlow(int offset, String name, Map<String, Object> keys) {
    int end = closing(offset);
    int last = end;
    while (last > offset + 1 && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    String values =
        keys.entrySet().stream()
            .map(key -> key.getKey() + ": " + flow(key.getValue()))
            .collect(Collectors.joining(", "));
    String comma = text.charAt(last - 1) == ',' ? " " : ", ";
    String braces = values.isEmpty() ? "{}" : "{ " + values + " }";
    return text.substring(0, last)
        + comma
        + YamlText.quoted(name)
        + ": "
        + braces
        + text.substring(last);
  }

  /** Where the brace that is opened here is closed. */
  private int closing(int open) {
    int depth = 0;
    char quote = 0;
    for (int at = open; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (quote != 0) {
        at += quote == '"' && sign == '\\' ? 1 : 0;
        quote = sign == quote ? 0 : quote;
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
      } else if (sign == '{') {
        depth++;
      } else if (sign == '}' && --depth == 0) {
        return at;
      }
    }
    return text.length();
  }

  /** The last line of a block that begins at a line, with the comments that belong to it. */
  private int lastLine(int from, int indent, int child) {
    List<String> lines = lines();
    int last = from;
    for (int index = from; index < lines.size(); index++) {
      String line = lines.get(index);
      String content = line.strip();
      int depth = line.length() - line.stripLeading().length();
      boolean comment = content.startsWith("#");
      if (content.isEmpty() || (comment && depth < child)) {
        continue;
      }
      if (!comment && depth <= indent) {
        return last;
      }
      last = index + 1;
    }
    return last;
  }

  private List<String> lines() {
    return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)", -1));
  }

  /** Columns count code points, offsets do not. */
  private int offset(Position at) {
    List<String> lines = lines();
    int offset = 0;
    for (int line = 1; line < at.line(); line++) {
      offset += lines.get(line - 1).length();
    }
    return offset + lines.get(at.line() - 1).offsetByCodePoints(0, at.column() - 1);
  }
}
