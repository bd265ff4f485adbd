// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.SecretText;
import io.steward.core.lint.ServiceRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds secrets that stand in a Compose file. */
final class PlainSecret implements ServiceRule {
  /** An option whose value is the next word. */
  private static final Pattern FLAG = Pattern.compile("--[a-zA-Z][\\w-]*");

  private static final RuleSpec SPEC =
      RuleSpec.rule("secret-in-plain-text", Risk.HIGH)
          .finds("a password, token or key in the text of a Compose file")
          .why(
              """
              It is in every copy of the file, in git for good, and anybody who may list containers reads it.
              """)
          .mend(
              """
              put it into .env, mode 600 and ignored by git, or better into a file under secrets:, and name that with the variable ending in _FILE
              """)
          .sameAs("CIS Docker 1.6.0 4.10", "OWASP Docker rule 12")
          .bad(
              """
              services:
                app:
                  image: nginx:1.27
                  environment:
                    API_TOKEN: k7Jp2xQ9vLr4TzW8mNb3
              """)
          .good(
              """
              services:
                app:
                  image: nginx:1.27
                  environment:
                    API_TOKEN: ${API_TOKEN:-}
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    for (String key : List.of("environment", "labels", "command", "entrypoint")) {
      service.written(key).ifPresent(node -> look(service, node, findings, key));
    }
    service.written("build", "args").ifPresent(n -> look(service, n, findings, "build", "args"));
  }

  private static void look(
      LintService service, ComposeNode node, Findings findings, String... path) {
    for (String name : node.keys()) {
      node.get(name).ifPresent(value -> report(service, name, value, findings, path, name));
    }
    int index = 0;
    String flag = "";
    for (ComposeNode item : node.items()) {
      String text = item.raw().orElse(item.text());
      int equals = text.indexOf('=');
      String name = equals < 0 ? flag : text.substring(0, equals);
      report(service, name, item, findings, path, String.valueOf(index++));
      flag = FLAG.matcher(text).matches() ? text : "";
    }
    if (node.isScalar() && !words(service, node, findings, path)) {
      report(service, "", node, findings, path, "");
    }
  }

  /** Looks at the words of a command in one text; whether one of them is a secret. */
  private static boolean words(
      LintService service, ComposeNode node, Findings findings, String... path) {
    String flag = "";
    for (String word : node.raw().orElse("").split("\\s+", -1)) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? flag : word.substring(0, equals);
      String bare = word.substring(equals + 1).replaceAll("^[\"']|[\"']$", "");
      Optional<String> what = name.startsWith("--") ? SecretText.of(name, bare) : Optional.empty();
      if (what.isPresent()) {
        findings.add(service.at(path), found(service, what.get(), name));
        return true;
      }
      flag = FLAG.matcher(word).matches() ? word : "";
    }
    return false;
  }

  private static void report(
      LintService service,
      String name,
      ComposeNode value,
      Findings findings,
      String[] path,
      String last) {
    String raw = value.raw().orElse("");
    String text = raw.startsWith(name + "=") ? raw.substring(name.length() + 1) : raw;
    SecretText.of(name, text)
        .ifPresent(
            what -> {
              String[] full = Arrays.copyOf(path, path.length + 1);
              full[path.length] = last;
              String where = name.isEmpty() ? path[path.length - 1] : name;
              findings.add(service.at(full), found(service, what, where));
            });
  }

  private static String found(LintService service, String what, String where) {
    return service.name() + " has " + what + " in " + where;
  }
}
