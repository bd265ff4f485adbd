// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.error.Position;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that a stack is made of, as text.
 *
 * @param path where it lies, absolute
 * @param name how it is called in findings
 * @param lines its lines, without what ends them and without a mark before the first
 */
public record SourceFile(Path path, String name, List<String> lines) {
  /** Keeps its own copy. */
  public SourceFile {
    lines = List.copyOf(lines);
  }

  static SourceFile of(Path path, String name, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new SourceFile(path, name, plain.lines().toList());
  }

  /** Whether its name is that of a YAML file. */
  public boolean isYaml() {
    return path.toString().matches(".*\\.(ya?ml|json)");
  }

  /** The line of this number, from 1; empty beyond the end. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** A place in this file, both from 1. */
  public Position at(int line, int column) {
    return new Position(name, line, column);
  }
}
