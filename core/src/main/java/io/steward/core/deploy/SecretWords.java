// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.lint.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the words of commands and files that may be a secret, and leaves what they belong to
 * readable: the value of {@code --password=…}, of {@code --token …}, of {@code Authorization: …}.
 *
 * @param secrecy decides what may be a secret
 * @param mask stands in its place
 * @param strict whether any {@code -p…} is taken for a password, and not that of MySQL only
 */
record SecretWords(Secrecy secrecy, String mask, boolean strict) {
  private static final Set<String> SCHEMES = Set.of("bearer", "basic", "digest", "token");
  private static final Set<String> PLAIN =
      Set.of("true", "false", "yes", "no", "on", "off", "none", "null", "{", "[", "|", "|-", ">");
  private static final Pattern REFERENCE =
      Pattern.compile("[\"']?\\$+(\\w+|\\{\\w+\\})[\"']?[,;]?");
  private static final Pattern HEADER = Pattern.compile("([\\w-]+):([^\\s\\d/].*)");
  private static final Pattern MYSQL = Pattern.compile("(.*/)?(mysql|mariadb)[\\w-]*");
  private static final Pattern JSON =
      Pattern.compile("(\"([\\w.-]+)\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\")");
  private static final Pattern XML = Pattern.compile("(<([\\w.-]+)>)([^<>]+)(?=</)");
  private static final Pattern LINE =
      Pattern.compile(
          "([\\s#;]*(?:-\\s+)?(?:export\\s+|set\\s+)?[\"']?([\\w.-]+)[\"']?\\s*(?:=>|[:=])\\s*)"
              + "(\\S.*?)(,?\\s*)");
  private static final Pattern DIRECTIVE = Pattern.compile("(\\s*([\\w.-]+)\\s+)(\\S+)(\\s*)");

  /** The words of a command, one by one. */
  List<String> masked(List<String> words) {
    var state = new State();
    return words.stream().map(state::next).toList();
  }

  /** A text that holds several words, its white space as it was. */
  String text(String text) {
    String pairs = values(XML, values(JSON, text));
    var masked = new StringBuilder();
    var state = new State();
    tokens(pairs).forEach(token -> masked.append(token.isBlank() ? token : state.next(token)));
    return masked.toString();
  }

  /** A line of a file, where a name may stand before its value. */
  String line(String line) {
    Matcher pair = LINE.matcher(line);
    if (pair.matches() && named(pair.group(2))) {
      return pair.group(1) + value(pair.group(3)) + pair.group(4);
    }
    Matcher directive = DIRECTIVE.matcher(line);
    // What nginx passes to is no password.
    boolean telling = directive.matches() && !directive.group(2).endsWith("_pass");
    if (telling && SecretText.isName(directive.group(2))) {
      return directive.group(1) + value(directive.group(3)) + directive.group(4);
    }
    return text(line);
  }

  private String values(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .replaceAll(
            found -> {
              boolean named = named(found.group(2));
              return Matcher.quoteReplacement(
                  named ? found.group(1) + value(found.group(3)) : found.group());
            });
  }

  private String value(String value) {
    boolean plain = value.isEmpty() || PLAIN.contains(value.toLowerCase(Locale.ROOT));
    return plain || REFERENCE.matcher(value).matches() ? value : mask;
  }

  private boolean named(String name) {
    return secrecy.hidesNamed(name.replaceAll("^[\"'-]+", "").replace('-', '_'));
  }

  private String word(String word) {
    if (word.equals(mask)) {
      return word;
    }
    char first = word.isEmpty() ? ' ' : word.charAt(0);
    boolean quoted = (first == '"' || first == '\'') && word.indexOf(first, 1) == word.length() - 1;
    if (quoted && word.length() > 1) {
      return first + text(word.substring(1, word.length() - 1)) + first;
    }
    int equals = word.indexOf('=');
    if (equals > 0) {
      String name = word.substring(0, equals + 1);
      String rest = word.substring(equals + 1);
      return name + (named(name.substring(0, equals)) ? value(rest) : word(rest));
    }
    Matcher header = HEADER.matcher(word);
    if (header.matches() && named(header.group(1))) {
      return header.group(1) + ":" + value(header.group(2));
    }
    return secrecy.hides(word) ? mask : word;
  }

  /** Words with what is quoted in them, and the white space between. */
  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      char letter = text.charAt(at);
      int close = letter == '"' || letter == '\'' ? text.indexOf(letter, at + 1) : -1;
      int end = close < 0 ? at + 1 : close + 1;
      boolean parts =
          end < text.length()
              && Character.isWhitespace(text.charAt(end)) != Character.isWhitespace(letter);
      if (parts || end == text.length()) {
        tokens.add(text.substring(start, end));
        start = end;
      }
      at = end;
    }
    return tokens;
  }

  /** What was read before a word. */
  private final class State {
    private boolean secret;
    private boolean mysql;

    String next(String word) {
      if (secret && SCHEMES.contains(word.toLowerCase(Locale.ROOT))) {
        return word;
      }
      String masked = secret ? value(word) : plain(word);
      mysql = mysql || MYSQL.matcher(word).matches();
      boolean announces = word.endsWith(":") || (word.startsWith("-") && !word.contains("="));
      secret =
          !secret
              && !word.chars().anyMatch(Character::isWhitespace)
              && ((announces && named(word)) || word.equalsIgnoreCase("bearer"));
      return masked;
    }

    private String plain(String word) {
      boolean password = word.length() > 2 && word.startsWith("-p") && (strict || mysql);
      if (password && !REFERENCE.matcher(word.substring(2)).matches()) {
        return "-p" + mask;
      }
      boolean several = word.chars().anyMatch(Character::isWhitespace) && tokens(word).size() > 1;
      return several ? text(word) : word(word);
    }
  }
}
