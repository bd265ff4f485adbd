// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as Docker Compose does: quotes and backslashes as in a shell;
 * the line ends at an unquoted {@code ; & | < >}; no variables, no substitution.
 */
final class ShellWords {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;
  private boolean escaped;

  /** What the text is inside of: a quote sign, {@code (} for a substitution, or a blank. */
  private char inside = ' ';

  private ShellWords(String line) {
    this.line = line;
  }

  static List<String> split(String line) throws SyntaxException {
    return new ShellWords(line).split();
  }

  private List<String> split() throws SyntaxException {
    for (int at = 0; at < line.length(); at++) {
      char sign = line.charAt(at);
      if (escaped) {
        escaped(sign);
      } else if (sign == '\\' && inside != '\'') {
        escaped = true;
      } else if (inside == ' ' && " \t\r\n".indexOf(sign) >= 0) {
        endWord();
      } else if (inside == ' ' && ";&|<>".indexOf(sign) >= 0) {
        dropDescriptor(sign);
        break;
      } else {
        sign(sign);
      }
    }
    if (escaped || inside != ' ') {
      throw new SyntaxException("the command line has a quote or backslash without its end");
    }
    endWord();
    return words;
  }

  private void escaped(char sign) {
    escaped = false;
    if (inside == '`' || inside == '(') {
      word.append('\\').append(sign);
    } else {
      word.append(sign == 't' ? '\t' : sign == 'n' ? '\n' : sign);
    }
    begun = true;
  }

  private void sign(char sign) throws SyntaxException {
    boolean quote = sign == '"' || sign == '\'';
    if (quote && (inside == ' ' || inside == sign)) {
      begun |= inside == sign;
      inside = inside == sign ? ' ' : sign;
      return;
    }
    if (sign == '`' && (inside == ' ' || inside == '`')) {
      inside = inside == '`' ? ' ' : '`';
    } else if (sign == '(' && inside == ' ') {
      if (word.isEmpty() || word.charAt(word.length() - 1) != '$') {
        throw new SyntaxException("the command line has a bracket outside of quotes");
      }
      inside = '(';
    } else if (sign == ')' && (inside == ' ' || inside == '(')) {
      inside = inside == '(' ? ' ' : '(';
    }
    begun = true;
    word.append(sign);
  }

  /** A number right before {@code >} is the descriptor that is redirected, not a word. */
  private void dropDescriptor(char sign) {
    if (sign == '>' && !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      begun = false;
    }
  }

  private void endWord() {
    if (begun) {
      words.add(word.toString());
    }
    word.setLength(0);
    begun = false;
  }
}
