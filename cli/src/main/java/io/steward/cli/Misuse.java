// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class Misuse {
  private record Word(String ours, List<String> hints) {}

  /** What other tools call it; answered with our word and with what stays. */
  private static final Map<String, Word> FOREIGN =
      Map.of(
          "up",
          new Word(
              "deploy",
              List.of("steward deploy STACK    what has not changed keeps running untouched")),
          "apply",
          new Word(
              "deploy",
              List.of(
                  "steward plan STACK      what would be done",
                  "steward deploy STACK    what has not changed keeps running untouched")),
          "down",
          new Word(
              "stack remove",
              List.of(
                  "steward stack remove STACK    volumes, images and your files stay",
                  "steward stack stop STACK      containers stay too")),
          "undo",
          new Word(
              "rollback",
              List.of("steward rollback STACK    data in volumes and your files stay")));

  private final Operations operations;

  Misuse(Operations operations) {
    this.operations = operations;
  }

  OperationException explain(ParameterException error) {
    CommandSpec command = error.getCommandLine().getCommandSpec();
    if (error instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      return word.startsWith("-") && word.length() > 1
          ? unknownOption(command, word)
          : unknownWord(command, word);
    }
    if (error instanceof MissingParameterException missing
        && !missing.getMissing().isEmpty()
        && missing.getMissing().get(0).userObject() instanceof CommandOption option) {
      return usage(
          "option '" + option.key() + "' needs " + article(option), Optional.of(help(command)));
    }
    String message = String.valueOf(error.getMessage());
    return usage(
        message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1),
        Optional.of(help(command)));
  }

  private static String article(CommandOption option) {
    return option.choices().isEmpty()
        ? "a value: " + option.label()
        : "one of " + String.join(", ", option.choices());
  }

  private OperationException unknownOption(CommandSpec command, String word) {
    int equals = word.indexOf('=');
    String option = equals < 0 ? word : word.substring(0, equals);
    List<String> known = new ArrayList<>();
    for (OptionSpec candidate : command.options()) {
      known.addAll(List.of(candidate.names()));
    }
    Optional<String> near =
        Names.nearest(option, known.stream().filter(name -> name.startsWith("--")).toList())
            .filter(name -> option.startsWith("--"))
            .map(name -> "did you mean '" + name + "'?");
    return usage(
        "there is no option '" + option + "' for '" + name(command) + "'",
        near.or(() -> apart(command, word)).or(() -> Optional.of(help(command))));
  }

  /** Where the line ends with the words of another program, the option may be one of that. */
  private static Optional<String> apart(CommandSpec command, String word) {
    boolean words =
        command.userObject() instanceof Command leaf
            && leaf.arguments().size() > 1
            && leaf.arguments().get(leaf.arguments().size() - 1).repeated();
    return words
        ? Optional.of(
            "'" + word + "' of another program comes after --: " + name(command) + " … --")
        : Optional.empty();
  }

  private OperationException unknownWord(CommandSpec command, String word) {
    if (command.userObject() instanceof Command leaf) {
      return usage(
          "'" + word + "' is one argument more than '" + leaf.spec().name() + "' takes",
          Optional.of(help(command)));
    }
    boolean root = command.parent() == null;
    Word ours = FOREIGN.get(word);
    if (ours != null && (root || command.name().equals("stack"))) {
      return OperationException.of(
          ErrorKind.USAGE,
          "'" + word + "' is called '" + ours.ours() + "' here",
          ours.hints().toArray(String[]::new));
    }
    String what = root ? "there is no command '" : "there is no '" + command.name() + " ";
    Optional<String> near =
        Names.nearest(word, command.subcommands().keySet())
            .map(name -> prefix(command) + name)
            .or(() -> verbElsewhere(word));
    return usage(
        what + word + "'",
        near.map(name -> "did you mean '" + name + "'?").or(() -> Optional.of(help(command))));
  }

  private Optional<String> verbElsewhere(String word) {
    return operations.all().stream()
        .filter(spec -> spec.verb().equals(word))
        .map(spec -> "steward " + spec.name())
        .findFirst();
  }

  private static String prefix(CommandSpec group) {
    return group.parent() == null ? "steward " : "steward " + group.name() + " ";
  }

  private static String name(CommandSpec command) {
    return command.parent() == null ? "steward" : "steward " + command.name();
  }

  private static String help(CommandSpec command) {
    return name(command) + " --help";
  }

  private static OperationException usage(String message, Optional<String> hint) {
    return OperationException.of(ErrorKind.USAGE, message, hint.stream().toArray(String[]::new));
  }

  /** The error of a command whose values do not fit, each named as it is typed. */
  static OperationException unfit(Command command, List<Problem> problems) {
    return OperationException.of(
        ErrorKind.USAGE,
        problems.stream().map(problem -> unfit(command, problem)).collect(Collectors.joining("; ")),
        problems.stream().flatMap(problem -> problem.hint().stream()).toArray(String[]::new));
  }

  private static String unfit(Command command, Problem problem) {
    String message = problem.message();
    String between = message.startsWith("is ") ? " " : ": ";
    return typed(command, problem.key()) + between + message;
  }

  /** What is typed for the component that a key leads into. */
  private static String typed(Command command, String key) {
    String first = key.split("[.\\[]", 2)[0];
    return command.options().stream()
        .filter(option -> option.field().filter(f -> f.key().equals(first)).isPresent())
        .map(option -> "option '" + option.key() + "'")
        .findFirst()
        .or(
            () ->
                command.arguments().stream()
                    .filter(field -> field.key().equals(first))
                    .map(field -> "argument '" + field.label() + "'")
                    .findFirst())
        .orElse(command.spec().name());
  }

  /** The error of an option whose value is none of its choices. */
  static OperationException notAChoice(CommandOption option, String value) {
    return usage(
        "option '"
            + option.key()
            + "': '"
            + value
            + "' is not one of "
            + String.join(", ", option.choices()),
        Names.nearest(value, option.choices()).map(name -> "did you mean '" + name + "'?"));
  }

  /** The error of an unknown word after {@code help}. */
  OperationException unknownTopic(List<String> words) {
    String topic = String.join(" ", words);
    List<String> known = new ArrayList<>();
    operations.all().forEach(spec -> known.add(spec.name()));
    return usage("there is no command '" + topic + "'", Names.suggestion(topic, known));
  }
}
