// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options every command takes.
 *
 * @param folder what {@code -C} names
 * @param environment what {@code -E} or {@code STEWARD_ENVIRONMENT} names
 * @param output {@code text}, {@code json}, {@code yaml} or a form of the command
 * @param color {@code auto}, {@code always} or {@code never}
 * @param switches the long names of those without a value that were given
 */
record GlobalOptions(
    Optional<Path> folder,
    Optional<String> environment,
    String output,
    String color,
    List<String> switches) {

  static final List<String> OUTPUTS = List.of("text", "json", "yaml");
  static final List<String> COLORS = List.of("auto", "always", "never");

  /** Those of every command. */
  static final List<CommandOption> EVERYWHERE =
      List.of(
          CommandOption.value("-C", "", "DIR", "Looks for the homelab from this folder upwards"),
          CommandOption.value(
              "-E", "--environment", "NAME", "Lays this environment over (STEWARD_ENVIRONMENT)"),
          CommandOption.choice("-o", "--output", OUTPUTS, "How the result is printed"),
          CommandOption.choice("", "--color", COLORS, "When to use colour"),
          CommandOption.flag("-q", "--quiet", "Prints results and errors, nothing else"),
          CommandOption.flag("-v", "--verbose", "Also prints what the log says, and stack traces"),
          CommandOption.flag("-h", "--help", "Prints this help"),
          CommandOption.flag("", "--version", "Prints the version"));

  /** Those of the commands that change something. */
  static final List<CommandOption> WRITING =
      List.of(
          CommandOption.flag("-y", "--yes", "Answers every question with yes"),
          CommandOption.flag("", "--dry-run", "Says what would be done and changes nothing"));

  /** Those of every command, for one whose result has further forms. */
  static List<CommandOption> everywhere(List<String> forms) {
    if (forms.isEmpty()) {
      return EVERYWHERE;
    }
    var outputs = new ArrayList<>(OUTPUTS);
    outputs.addAll(forms);
    return EVERYWHERE.stream().map(o -> o.isOutput() ? o.withChoices(outputs) : o).toList();
  }

  static GlobalOptions of(
      Map<String, List<String>> given, Map<String, String> variables, List<String> forms) {
    for (CommandOption option : everywhere(forms)) {
      String value = last(given, option.key(), "");
      if (!option.choices().isEmpty() && !value.isEmpty() && !option.choices().contains(value)) {
        throw Misuse.notAChoice(option, value);
      }
    }
    String set = last(given, "--environment", variables.getOrDefault("STEWARD_ENVIRONMENT", ""));
    String folder = last(given, "-C", "");
    return new GlobalOptions(
        folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder)),
        set.isEmpty() ? Optional.empty() : Optional.of(set),
        last(given, "--output", "text"),
        last(given, "--color", "auto"),
        List.copyOf(given.keySet()));
  }

  private static String last(Map<String, List<String>> given, String name, String otherwise) {
    List<String> values = given.getOrDefault(name, List.of());
    return values.isEmpty() ? otherwise : values.get(values.size() - 1);
  }

  /** Whether this switch was given. */
  boolean has(String name) {
    return switches.contains(name);
  }

  /** Whether a person reads the result. */
  boolean text() {
    return output.equals("text");
  }
}
