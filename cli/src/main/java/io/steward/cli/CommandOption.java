// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.ArgField;
import io.steward.core.operation.Plain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One option of a command, as parser, help and completion need it.
 *
 * @param letter with its dash, empty for none
 * @param name with its dashes, empty for none
 * @param label what stands for its value, empty for a switch
 * @param choices the values it can have, empty when there are many
 * @param text what it does
 * @param field the component of the input it gives, empty for one of every command
 */
record CommandOption(
    String letter,
    String name,
    String label,
    List<String> choices,
    String text,
    Optional<ArgField> field) {

  static CommandOption flag(String letter, String name, String text) {
    return new CommandOption(letter, name, "", List.of(), text, Optional.empty());
  }

  static CommandOption value(String letter, String name, String label, String text) {
    return new CommandOption(letter, name, label, List.of(), text, Optional.empty());
  }

  static CommandOption choice(String letter, String name, List<String> choices, String text) {
    return new CommandOption(
        letter,
        name,
        String.join("|", choices),
        choices,
        text + " (default " + choices.get(0) + ")",
        Optional.empty());
  }

  /** The option with other values to choose from. */
  CommandOption withChoices(List<String> others) {
    return new CommandOption(letter, name, String.join("|", others), others, text, field);
  }

  /** The option of an input's component; a switch that is on by default gets a {@code --no-}. */
  static CommandOption of(ArgField field) {
    boolean off = field.isSwitch() && field.fallback().filter("true"::equals).isPresent();
    String text =
        field.isSwitch()
            ? off ? "Not: " + field.text() : field.text()
            : field.text() + field.fallback().map(CommandOption::shown).orElse("");
    return new CommandOption(
        field.letter().map(letter -> "-" + letter).orElse(""),
        (off ? "--no-" : "--") + field.key(),
        field.isSwitch() ? "" : label(field),
        choices(field),
        text,
        Optional.of(field));
  }

  private static String shown(String fallback) {
    return fallback.isEmpty() ? "" : " (default " + fallback + ")";
  }

  private static String label(ArgField field) {
    List<String> choices = choices(field);
    boolean named = !field.label().equals(field.key().toUpperCase(Locale.ROOT));
    return named || choices.isEmpty() ? field.label() : String.join("|", choices);
  }

  private static List<String> choices(ArgField field) {
    Object[] constants = field.valueClass().getEnumConstants();
    return constants == null
        ? List.of()
        : Arrays.stream(constants).map(constant -> String.valueOf(Plain.of(constant))).toList();
  }

  /** Whether it stands alone. */
  boolean isSwitch() {
    return label.isEmpty();
  }

  /** Whether its value is a file or folder. */
  boolean isPath() {
    return letter.equals("-C") || field.filter(f -> f.valueClass() == Path.class).isPresent();
  }

  /** The name it is known by. */
  String key() {
    return name.isEmpty() ? letter : name;
  }

  /** Whether it chooses how the result is printed. */
  boolean isOutput() {
    return name.equals("--output");
  }

  /** Its names, short first. */
  List<String> names() {
    if (isOutput()) {
      return List.of(letter, name, "--format");
    }
    return letter.isEmpty()
        ? List.of(name)
        : name.isEmpty() ? List.of(letter) : List.of(letter, name);
  }
}
