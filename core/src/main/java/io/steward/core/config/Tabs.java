// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/**
 * Tabs between two parts of YAML are blanks like others (YAML 1.2.2, 6.2), and only cannot indent;
 * the parser refuses both.
 */
final class Tabs {
  /** What stands before a tab that would indent what comes after it. */
  private static final Pattern INDENT = Pattern.compile("[ \\t]*([-?:][ \\t]+)*[-?:]?");

  private Tabs() {}

  /**
   * The text with blanks for the tabs at a place where the parser stopped; empty when no tab stands
   * there, or one that would indent.
   */
  static Optional<String> asBlanks(String text, Mark stopped) {
    int from = text.offsetByCodePoints(0, stopped.getIndex());
    int to = from;
    while (to < text.length() && text.charAt(to) == '\t') {
      to++;
    }
    String line = text.substring(text.lastIndexOf('\n', from - 1) + 1, from);
    if (to == from || (INDENT.matcher(line).matches() && !isInBrackets(text.substring(0, from)))) {
      return Optional.empty();
    }
    return Optional.of(text.substring(0, from) + " ".repeat(to - from) + text.substring(to));
  }

  /** Whether a list or map in brackets is open at the end of a text: there is no indentation. */
  private static boolean isInBrackets(String text) {
    var scanner = new ScannerImpl(new StreamReader(new StringReader(text)), new LoaderOptions());
    int open = 0;
    try {
      while (scanner.checkToken()) {
        switch (scanner.getToken().getTokenId()) {
          case FlowSequenceStart, FlowMappingStart -> open++;
          case FlowSequenceEnd, FlowMappingEnd -> open--;
          default -> {}
        }
      }
    } catch (YAMLException e) {
      // A text that ends too early has said all that it had to say before.
      return open > 0;
    }
    return open > 0;
  }
}
