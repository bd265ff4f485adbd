// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.lint.Edit;
import io.steward.core.lint.Fix;
import io.steward.core.lint.SourceFile;
import io.steward.core.lint.YamlLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a service, key by key. Lines that say nothing and stand before a key belong to it
 * when they are comments, and to the place when they are empty.
 */
final class ServiceBlock {
  private static final Pattern KEY = Pattern.compile("\\s*([\"']?)([\\w<.-]+)\\1\\s*:(\\s.*)?");
  private static final Pattern ANCHOR = Pattern.compile("(^|[\\s\\[{,])[&*][\\w-]");

  private final SourceFile file;
  private final YamlLines yaml;
  private final List<Key> keys = new ArrayList<>();
  private int indent = -1;
  private int last;

  /**
   * A key with everything below it.
   *
   * @param name the key
   * @param first its first line, that of a comment before it if there is one
   * @param last its last line
   */
  record Key(String name, int first, int last) {}

  private ServiceBlock(SourceFile file) {
    this.file = file;
    this.yaml = YamlLines.of(file);
  }

  /** The block below the line of the service's name; empty when it is not written as one. */
  static Optional<ServiceBlock> below(SourceFile file, int line) {
    ServiceBlock block = new ServiceBlock(file);
    return block.read(line) ? Optional.of(block) : Optional.empty();
  }

  List<Key> keys() {
    return List.copyOf(keys);
  }

  private boolean read(int service) {
    int outer = indentOf(service);
    last = service;
    for (int line = service + 1; line <= file.lines().size(); line++) {
      if (yaml.isText(line) || isCommentWithin(line)) {
        last = line;
      } else if (!saysNothing(line)) {
        if (indentOf(line) <= outer) {
          break;
        }
        indent = indent < 0 ? indentOf(line) : indent;
        if (!take(line)) {
          return false;
        }
        last = line;
      }
    }
    close();
    return keys.size() > 1;
  }

  /** A comment further in than the keys belongs to the key above it. */
  private boolean isCommentWithin(int line) {
    boolean comment = file.line(line).stripLeading().startsWith("#");
    return comment && !keys.isEmpty() && indentOf(line) > indent;
  }

  /** Takes a line of structure; false where the block is none after all. */
  private boolean take(int line) {
    boolean item = file.line(line).stripLeading().startsWith("- ");
    if (indentOf(line) > indent || (item && indentOf(line) == indent && !keys.isEmpty())) {
      return !keys.isEmpty();
    }
    Matcher key = KEY.matcher(file.line(line));
    if (indentOf(line) < indent || !key.matches()) {
      return false;
    }
    close();
    keys.add(new Key(key.group(2), firstOf(line), line));
    return true;
  }

  private void close() {
    if (!keys.isEmpty()) {
      Key open = keys.remove(keys.size() - 1);
      keys.add(new Key(open.name(), open.first(), last));
    }
  }

  /** Comments straight above, as far out as the key. */
  private int firstOf(int line) {
    int first = line;
    while (first - 1 > last
        && file.line(first - 1).stripLeading().startsWith("#")
        && indentOf(first - 1) == indent) {
      first--;
    }
    return first;
  }

  /**
   * What puts the keys in this order. Empty where an anchor might come to stand behind its alias,
   * or where something between the keys belongs to none of them.
   */
  Optional<Fix> inOrder(List<Key> sorted) {
    int first = keys.get(0).first();
    for (int line = first; line <= last; line++) {
      if (!yaml.isText(line) && ANCHOR.matcher(code(line)).find()) {
        return Optional.empty();
      }
    }
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < keys.size(); index++) {
      int from = index == 0 ? first : keys.get(index - 1).last() + 1;
      for (int line = from; line < keys.get(index).first(); line++) {
        if (!file.line(line).isBlank()) {
          return Optional.empty();
        }
        text.append(file.line(line)).append('\n');
      }
      Key key = sorted.get(index);
      for (int line = key.first(); line <= key.last(); line++) {
        text.append(file.line(line)).append('\n');
      }
    }
    text.setLength(text.length() - 1);
    int end = file.line(last).codePointCount(0, file.line(last).length()) + 1;
    return Optional.of(Fix.of(new Edit(file.at(first, 1), file.at(last, end), text.toString())));
  }

  private String code(int line) {
    String text = file.line(line);
    return text.substring(0, yaml.commentAt(line).orElse(text.length()));
  }

  private boolean saysNothing(int line) {
    String text = file.line(line).stripLeading();
    return text.isEmpty() || text.startsWith("#");
  }

  private int indentOf(int line) {
    String text = file.line(line);
    return text.length() - text.stripLeading().length();
  }
}
