// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.error.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the rule of a router, such as {@code Host(`a.example`) && PathPrefix(`/api`)}. */
final class RuleText {
  private static final Set<String> TCP = Set.of("HostSNI", "HostSNIRegexp", "ClientIP", "ALPN");
  private static final Map<Integer, Set<String>> HTTP =
      Map.of(
          2,
          Set.of(
              "Host",
              "HostHeader",
              "HostRegexp",
              "ClientIP",
              "Path",
              "PathPrefix",
              "Method",
              "Headers",
              "HeadersRegexp",
              "Query"),
          3,
          Set.of(
              "Host",
              "HostRegexp",
              "ClientIP",
              "Path",
              "PathPrefix",
              "PathRegexp",
              "Method",
              "Header",
              "HeaderRegexp",
              "Query",
              "QueryRegexp"));
  private static final Set<String> PAIRS =
      Set.of("Header", "HeaderRegexp", "Headers", "HeadersRegexp");

  private final String text;
  private final int version;
  private final boolean http;
  private final List<Matcher> matchers = new ArrayList<>();
  private int at;

  private RuleText(String text, int version, boolean http) {
    this.text = text;
    this.version = version;
    this.http = http;
  }

  /** One condition of a rule. */
  record Matcher(String name, List<String> values) {
    /** Keeps its own copy. */
    Matcher {
      values = List.copyOf(values);
    }
  }

  /** A rule that cannot be read; the message goes on from {@code the rule …}. */
  static final class UnreadableRuleException extends Exception {
    private static final long serialVersionUID = 1;
    private final String hint;

    UnreadableRuleException(String message, String hint) {
      super(message, null, false, false);
      this.hint = hint;
    }

    /** What to write instead. */
    String hint() {
      return hint;
    }

    /** What is wrong. */
    String problem() {
      return String.valueOf(getMessage());
    }
  }

  /** The conditions of a rule as this version reads it. */
  static List<Matcher> read(String text, int version, boolean http) throws UnreadableRuleException {
    RuleText reader = new RuleText(text, version, http);
    reader.or();
    reader.blanks();
    if (reader.at < text.length()) {
      char sign = text.charAt(reader.at);
      throw reader.wrong(
          sign == ')'
              ? "closes a bracket that is not open"
              : "goes on with '" + reader.rest() + "' where && or || must stand",
          sign == ')' ? "take out the )" : "join conditions by && or ||");
    }
    return reader.matchers;
  }

  /** The same text for rules that differ only in blanks, quotes and case. */
  static String normal(String rule) {
    StringBuilder normal = new StringBuilder();
    char open = 0;
    for (int index = 0; index < rule.length(); index++) {
      char sign = rule.charAt(index);
      boolean quote = sign == '`' || sign == '"';
      if (open != 0 || quote) {
        normal.append(quote && (open == 0 || open == sign) ? '`' : sign);
      } else if (!Character.isWhitespace(sign)) {
        normal.append(Character.toLowerCase(sign));
      }
      if (quote && open == 0) {
        open = sign;
      } else if (open == sign) {
        open = 0;
      }
    }
    return normal.toString();
  }

  private void or() throws UnreadableRuleException {
    and();
    while (skip("||")) {
      and();
    }
  }

  private void and() throws UnreadableRuleException {
    term();
    while (skip("&&")) {
      term();
    }
  }

  private void term() throws UnreadableRuleException {
    if (skip("!")) {
      term();
    } else if (skip("(")) {
      or();
      if (!skip(")")) {
        throw wrong("has a bracket that is not closed", "write the missing )");
      }
    } else {
      matcher();
    }
  }

  private void matcher() throws UnreadableRuleException {
    blanks();
    int start = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    if (name.isEmpty()) {
      throw at >= text.length()
          ? wrong(
              "ends where a condition must follow", "write a condition such as Host(`a.example`)")
          : wrong("has '" + rest() + "' where a condition must stand", "write Host(`a.example`)");
    }
    String known = known(name);
    if (!skip("(")) {
      throw wrong("has no ( after " + name, "write the value in brackets: " + known + "(`value`)");
    }
    List<String> values = values(known);
    check(known, values);
    matchers.add(new Matcher(known, values));
  }

  /** The matcher by its own name; Traefik takes it also in one case, or capitalised. */
  private String known(String name) throws UnreadableRuleException {
    Set<String> names = http ? HTTP.getOrDefault(version, Set.of()) : TCP;
    for (String known : names) {
      String lower = known.toLowerCase(Locale.ROOT);
      String title = Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
      if (List.of(known, lower, title, known.toUpperCase(Locale.ROOT)).contains(name)) {
        return known;
      }
    }
    String who = "Traefik " + version;
    if (http && version == 3 && name.matches("Headers|HeadersRegexp")) {
      throw wrong(
          "has " + name + ", which " + who + " calls " + name.replace("s", ""),
          "write Header or HeaderRegexp");
    }
    throw wrong(
        "has the condition " + name + ", which " + who + " does not know",
        Names.nearest(name, names)
            .map(near -> "write " + near)
            .orElse("take one of " + String.join(", ", names.stream().sorted().toList())));
  }

  private List<String> values(String name) throws UnreadableRuleException {
    List<String> values = new ArrayList<>();
    do {
      values.add(value(name));
    } while (skip(","));
    if (!skip(")")) {
      throw wrong(
          "has no ) after the value of " + name, "write " + name + "(`" + values.get(0) + "`)");
    }
    return values;
  }

  private String value(String name) throws UnreadableRuleException {
    blanks();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '`' && quote != '"') {
      throw wrong(
          "has a value of " + name + " without backticks",
          "write the value in backticks: " + name + "(`value`)");
    }
    int end = text.indexOf(quote, at + 1);
    while (quote == '"' && end > 0 && text.charAt(end - 1) == '\\') {
      end = text.indexOf(quote, end + 1);
    }
    if (end < 0) {
      throw wrong(
          "has a " + (quote == '`' ? "backtick" : "quote") + " that is not closed",
          "close it after the value of " + name);
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    return value;
  }

  private void check(String name, List<String> values) throws UnreadableRuleException {
    if (values.contains("")) {
      throw wrong("has an empty value of " + name, "write the value, or give the variable one");
    }
    boolean pair = PAIRS.contains(name);
    if (pair && values.size() != 2) {
      throw wrong(
          "gives " + name + " " + values.size() + " values", "write " + name + "(`name`, `value`)");
    }
    int most = name.startsWith("Query") ? 2 : 1;
    if (version == 3 && !pair && values.size() > most) {
      throw wrong(
          "gives " + name + " " + values.size() + " values, where Traefik 3 takes " + most,
          "write " + name + "(`" + values.get(0) + "`) || " + name + "(`" + values.get(1) + "`)");
    }
    if (version == 3 && name.endsWith("Regexp") && values.get(0).matches(".*\\{\\w+:.*")) {
      throw wrong(
          "has a named part {name:…} in " + name + ", which Traefik 3 takes literally",
          "write a plain regular expression, such as ^[a-z]+\\.example\\.org$");
    }
  }

  private boolean skip(String token) {
    blanks();
    if (text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String rest() {
    String rest = text.substring(Math.min(at, text.length()));
    return rest.length() > 20 ? rest.substring(0, 20) + "…" : rest;
  }

  private UnreadableRuleException wrong(String message, String hint) {
    return new UnreadableRuleException(message, hint);
  }
}
