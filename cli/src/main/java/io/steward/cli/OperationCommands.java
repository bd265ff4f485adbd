// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.ArgField;
import io.steward.core.operation.Operations;
import io.steward.core.operation.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Every operation as a command, and what a command line means by them. Sole user of picocli, which
 * only parses: help and completion come from {@link Command}.
 */
final class OperationCommands {
  private final Operations operations;

  OperationCommands(Operations operations) {
    this.operations = operations;
  }

  /**
   * Reads a command line.
   *
   * @throws io.steward.core.error.OperationException of kind usage if it means nothing
   */
  Request parse(List<String> line, Map<String, String> variables) {
    String[] words = line.toArray(String[]::new);
    try {
      // Most commands are found by building only those whose words are there.
      return request(commands(Set.copyOf(line)).parseArgs(words), variables);
    } catch (ParameterException e) {
      return parseAmongAll(words, variables);
    }
  }

  private Request parseAmongAll(String[] words, Map<String, String> variables) {
    try {
      return request(commands(Set.of()).parseArgs(words), variables);
    } catch (ParameterException e) {
      throw new Misuse(operations).explain(e);
    }
  }

  private CommandLine commands(Set<String> words) {
    CommandSpec root = group("steward");
    Map<String, CommandSpec> nouns = new LinkedHashMap<>();
    List<Spec> specs = operations.all();
    boolean verbKnown = specs.stream().anyMatch(spec -> spokenOf(spec, words));
    for (Spec spec : specs) {
      if (spec.shortForm().filter(word -> words.isEmpty() || words.contains(word)).isPresent()) {
        root.addSubcommand(spec.shortForm().get(), leaf(spec));
      }
      if (words.isEmpty() || spokenOf(spec, words) || (!verbKnown && words.contains(spec.noun()))) {
        add(root, nouns, spec);
      }
    }
    var commands = new CommandLine(root);
    commands.setExpandAtFiles(false);
    commands.setOverwrittenOptionsAllowed(true);
    return commands;
  }

  private static boolean spokenOf(Spec spec, Set<String> words) {
    boolean verb =
        words.contains(spec.verb()) || (spec.verb().equals("list") && words.contains("ls"));
    return verb && (spec.noun().isEmpty() || words.contains(spec.noun()));
  }

  private static void add(CommandSpec root, Map<String, CommandSpec> nouns, Spec spec) {
    CommandSpec parent = root;
    if (!spec.noun().isEmpty()) {
      parent = nouns.get(spec.noun());
      if (parent == null) {
        parent = group(spec.noun());
        nouns.put(spec.noun(), parent);
        root.addSubcommand(spec.noun(), parent);
      }
    }
    CommandSpec leaf = leaf(spec);
    if (spec.verb().equals("list")) {
      leaf.aliases("ls");
    }
    parent.addSubcommand(spec.verb(), leaf);
  }

  private static CommandSpec group(String name) {
    CommandSpec group = CommandSpec.create().name(name);
    addOptions(group, GlobalOptions.EVERYWHERE);
    return group;
  }

  private static CommandSpec leaf(Spec spec) {
    Command command = Command.of(spec);
    CommandSpec leaf = CommandSpec.wrapWithoutInspection(command).name(spec.name());
    addOptions(leaf, command.allOptions());
    int index = 0;
    for (ArgField field : command.arguments()) {
      leaf.addPositional(positional(field, index++));
    }
    return leaf;
  }

  private static void addOptions(CommandSpec to, List<CommandOption> options) {
    for (CommandOption option : options) {
      OptionSpec.Builder builder =
          OptionSpec.builder(option.names().toArray(String[]::new)).userObject(option);
      if (option.isSwitch()) {
        builder.arity("0").type(boolean.class);
      } else {
        builder.arity("1").type(List.class).auxiliaryTypes(String.class);
      }
      builder.usageHelp(option.key().equals("--help"));
      builder.versionHelp(option.key().equals("--version"));
      to.addOption(builder.build());
    }
  }

  private static PositionalParamSpec positional(ArgField field, int index) {
    PositionalParamSpec.Builder builder = PositionalParamSpec.builder().userObject(field);
    return field.repeated()
        ? builder
            .index(index + "..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build()
        : builder.index(String.valueOf(index)).arity("0..1").type(String.class).build();
  }

  private static Request request(ParseResult root, Map<String, String> variables) {
    Map<String, List<String>> shared = new LinkedHashMap<>();
    Input input = new Input();
    List<String> path = new ArrayList<>();
    ParseResult last = root;
    for (ParseResult part = root; part != null; part = part.subcommand()) {
      for (OptionSpec option : part.matchedOptions()) {
        CommandOption known = (CommandOption) option.userObject();
        List<String> values = option.stringValues();
        known
            .field()
            .ifPresentOrElse(
                field -> input.put(field, values),
                () -> shared.put(known.key(), List.copyOf(values)));
      }
      for (PositionalParamSpec argument : part.matchedPositionals()) {
        input.put((ArgField) argument.userObject(), argument.stringValues());
      }
      last = part;
    }
    for (ParseResult part = root.subcommand(); part != null; part = part.subcommand()) {
      path.add(part.commandSpec().name());
    }
    List<String> forms =
        last.commandSpec().userObject() instanceof Command command
            ? command.spec().forms()
            : List.of();
    GlobalOptions options = GlobalOptions.of(shared, variables, forms);
    return request(last, path, input, options);
  }

  private static Request request(
      ParseResult last, List<String> path, Input input, GlobalOptions options) {
    if (options.has("--version")) {
      return new Request.Version(options);
    }
    boolean asked = options.has("--help");
    if (last.commandSpec().userObject() instanceof Command command) {
      return asked
          ? new Request.Help(List.of(command.spec().name()), true, options)
          : new Request.Perform(command, input.values(options), options);
    }
    return new Request.Help(path, asked, options);
  }
}
