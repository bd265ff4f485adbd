// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.ArgField;
import io.steward.core.operation.Effect;
import io.steward.core.operation.Example;
import io.steward.core.operation.Line;
import io.steward.core.operation.Operations;
import io.steward.core.operation.Page;
import io.steward.core.operation.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code --help} prints: of the whole program, of a noun, of one command. */
final class HelpText {
  private static final int TEXT = 26;

  private final Operations operations;
  private final int width;

  HelpText(Operations operations, int width) {
    this.operations = operations;
    this.width = width;
  }

  /**
   * The help for these words, none for the whole program.
   *
   * @throws io.steward.core.error.OperationException of kind usage if they name nothing
   */
  Page page(List<String> words) {
    String topic = String.join(" ", words);
    topic = topic.endsWith(" ls") ? topic.substring(0, topic.length() - 2) + "list" : topic;
    if (topic.isEmpty()) {
      return program();
    }
    List<Spec> ofNoun = ofNoun(topic);
    if (!ofNoun.isEmpty()) {
      return noun(topic, ofNoun);
    }
    return operations
        .find(topic)
        .map(spec -> command(Command.of(spec)))
        .orElseThrow(() -> new Misuse(operations).unknownTopic(words));
  }

  private List<Spec> ofNoun(String noun) {
    return operations.all().stream().filter(spec -> spec.noun().equals(noun)).toList();
  }

  private Page program() {
    var page = new Page();
    page.add(Line.blank().text("Usage: ").name("steward").text(" COMMAND [OPTION…]"));
    page.add("Looks after a homelab: deploys its stacks safely, and goes back by itself.");
    Map<String, String> nouns = new LinkedHashMap<>();
    operations.all().forEach(spec -> nouns.put(spec.noun(), heading(spec.noun())));
    nouns.forEach(
        (noun, heading) -> {
          page.gap().add(Line.blank().name(heading));
          ofNoun(noun).forEach(spec -> entry(page, brief(spec), spec.summary()));
        });
    options(page, "Options of every command", GlobalOptions.EVERYWHERE);
    page.gap().add(Line.blank().name("Exit codes"));
    Map<Integer, String> codes = new LinkedHashMap<>(Map.of());
    codes.put(0, "done");
    for (ErrorKind kind : ErrorKind.values()) {
      codes.merge(kind.exitCode(), words(kind), (one, other) -> one + ", " + other);
    }
    codes.forEach((code, text) -> entry(page, String.valueOf(code), text));
    page.gap().add("steward COMMAND --help explains one command, with examples.");
    return page;
  }

  private static String words(ErrorKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String heading(String noun) {
    return noun.isEmpty()
        ? "Steward itself"
        : noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1);
  }

  private static String brief(Spec spec) {
    return spec.shortForm().map(word -> spec.name() + ", " + word).orElse(spec.name());
  }

  private Page noun(String noun, List<Spec> specs) {
    var page = new Page();
    page.add(Line.blank().text("Usage: ").name("steward " + noun).text(" COMMAND [OPTION…]"));
    page.gap();
    specs.forEach(spec -> entry(page, brief(spec), spec.summary()));
    options(page, "Options of every command", GlobalOptions.EVERYWHERE);
    return page;
  }

  private Page command(Command command) {
    Spec spec = command.spec();
    var page = new Page();
    Line usage = Line.blank().text("Usage: ").name("steward " + spec.name());
    for (ArgField argument : command.arguments()) {
      usage = usage.text(" " + shape(argument));
    }
    page.add(usage.text(" [OPTION…]"));
    spec.shortForm()
        .ifPresent(word -> page.add(Line.blank().text("Short: ").name("steward " + word)));
    page.gap();
    Wrap.lines(spec.summary() + ".", width).forEach(page::add);
    if (!spec.details().isEmpty()) {
      page.gap();
      Wrap.lines(spec.details(), width).forEach(page::add);
    }
    if (!command.arguments().isEmpty()) {
      page.gap().add(Line.blank().name("Arguments"));
      command.arguments().forEach(argument -> entry(page, argument.label(), text(argument)));
    }
    options(page, "Options", command.options());
    if (spec.effect() == Effect.WRITE) {
      options(page, "Options of commands that change something", GlobalOptions.WRITING);
    }
    options(page, "Options of every command", GlobalOptions.everywhere(spec.forms()));
    examples(page, spec.examples());
    return page;
  }

  private static String shape(ArgField argument) {
    String label = argument.label() + (argument.repeated() ? "…" : "");
    return argument.required() ? label : "[" + label + "]";
  }

  private static String text(ArgField argument) {
    return argument.text()
        + argument
            .fallback()
            .filter(text -> !text.isEmpty())
            .map(text -> " (default " + text + ")")
            .orElse("");
  }

  private void options(Page page, String heading, List<CommandOption> options) {
    if (options.isEmpty()) {
      return;
    }
    page.gap().add(Line.blank().name(heading));
    for (CommandOption option : options) {
      String names = String.join(", ", option.names());
      String shown = option.letter().isEmpty() ? "    " + names : names;
      entry(page, option.isSwitch() ? shown : shown + " " + option.label(), option.text());
    }
  }

  private void examples(Page page, List<Example> examples) {
    if (examples.isEmpty()) {
      return;
    }
    page.gap().add(Line.blank().name("Examples"));
    int column =
        4 + examples.stream().mapToInt(example -> example.command().length()).max().orElse(0);
    for (Example example : examples) {
      if (column + example.text().length() <= width) {
        page.add(Line.of("  " + example.command()).to(column).aside(example.text()));
      } else {
        page.add("  " + example.command());
        page.add(Line.blank().to(6).aside(example.text()));
      }
    }
  }

  /** A name and its text beside it, or below it where the name is long. */
  private void entry(Page page, String name, String text) {
    List<String> lines = Wrap.lines(text, Math.max(20, width - TEXT));
    Line line = Line.of("  " + name);
    int next = 0;
    if (line.width() < TEXT - 1) {
      line = line.to(TEXT).text(lines.get(next++));
    }
    page.add(line);
    for (; next < lines.size(); next++) {
      page.add(Line.of(" ".repeat(TEXT) + lines.get(next)));
    }
  }
}
