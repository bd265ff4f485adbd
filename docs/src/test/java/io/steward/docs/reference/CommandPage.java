// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.ArgField;
import io.steward.core.operation.Effect;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operations;
import io.steward.core.operation.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code CLI.md}: every command. */
final class CommandPage {
  private final Operations operations;
  private final Markdown page = new Markdown();

  CommandPage(Operations operations) {
    this.operations = operations;
  }

  String text() {
    page.heading(1, "The command");
    page.say(
        """
        Written from what the operations say of themselves; do not edit. `steward COMMAND --help`
        prints the same for one command, and the options that every command takes. Results go to
        stdout, everything else to stderr.
        """);
    summary();
    exitCodes();
    operations.all().forEach(this::command);
    return page.toString();
  }

  private void summary() {
    List<List<String>> rows = new ArrayList<>();
    for (Spec spec : operations.all()) {
      rows.add(
          List.of(
              "[" + Markdown.code("steward " + spec.name()) + "](#" + anchor(spec) + ")",
              spec.shortForm().map(word -> Markdown.code("steward " + word)).orElse(""),
              spec.summary()));
    }
    page.table(List.of("Command", "Short", "What it does"), rows);
  }

  private void exitCodes() {
    Map<Integer, List<String>> kinds = new LinkedHashMap<>();
    for (ErrorKind kind : ErrorKind.values()) {
      kinds
          .computeIfAbsent(kind.exitCode(), code -> new ArrayList<>())
          .add(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("0", "done"));
    kinds.forEach(
        (code, words) -> rows.add(List.of(String.valueOf(code), String.join(", ", words))));
    page.heading(2, "Exit codes").table(List.of("Code", "Meaning"), rows);
  }

  private static String anchor(Spec spec) {
    return ("steward " + spec.name()).replace(' ', '-');
  }

  private void command(Spec spec) {
    page.heading(2, "steward " + spec.name());
    page.say(spec.summary() + ".");
    if (!spec.details().isEmpty()) {
      page.details(spec.details());
    }
    page.say(properties(spec));
    List<List<String>> rows = new ArrayList<>();
    spec.fields().forEach(field -> rows.add(row(field)));
    page.table(List.of("Argument or option", "Value", "Default", "What it is"), rows);
    if (!spec.examples().isEmpty()) {
      int width =
          spec.examples().stream().mapToInt(each -> each.command().length()).max().orElse(0);
      var lines = new StringBuilder();
      spec.examples()
          .forEach(
              each ->
                  lines.append(
                      ("%-" + width + "s   # %s%n").formatted(each.command(), each.text())));
      page.code("sh", lines.toString());
    }
  }

  private static String properties(Spec spec) {
    List<String> words = new ArrayList<>();
    spec.shortForm().ifPresent(word -> words.add("Short form: `steward " + word + "`."));
    words.add(
        spec.effect() == Effect.READ
            ? "Changes nothing."
            : "Changes something: takes `--yes` and `--dry-run`.");
    words.add(needs(spec.needs()));
    words.add(spec.local() ? "Not offered over HTTP." : "Over HTTP: see [API.md](API.md).");
    return String.join(" ", words);
  }

  private static String needs(Needs needs) {
    return switch (needs) {
      case NOTHING -> "Works anywhere.";
      case FOLDER -> "Needs the folder of a homelab, valid or not.";
      case HOMELAB -> "Needs a homelab whose configuration is valid.";
    };
  }

  private static List<String> row(ArgField field) {
    String name;
    if (field.positional()) {
      name = Markdown.code(field.label() + (field.repeated() ? "…" : ""));
    } else {
      boolean off = field.isSwitch() && field.fallback().filter("true"::equals).isPresent();
      String flag = Markdown.code((off ? "--no-" : "--") + field.key());
      name = field.letter().map(letter -> Markdown.code("-" + letter) + ", " + flag).orElse(flag);
    }
    return List.of(
        name,
        field.isSwitch() ? "" : TypeWords.of(field.type()),
        field.required() ? "required" : Defaults.of(field),
        field.text());
  }
}
