// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.ArgField;
import io.steward.core.operation.Operations;
import io.steward.core.operation.Spec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a command line, and what may follow there.
 *
 * @param paths the words before it, blank between them; empty at the start; a short form is another
 *     way to the same place
 * @param words the words that may follow, each with what it does
 * @param options the options that may follow
 * @param arguments the arguments the command takes by place
 */
record CompletionPlace(
    List<String> paths,
    Map<String, String> words,
    List<CommandOption> options,
    List<ArgField> arguments) {

  /** Every place there is, the start first. */
  static List<CompletionPlace> of(Operations operations) {
    Map<String, String> start = new LinkedHashMap<>();
    Map<String, Map<String, String>> nouns = new LinkedHashMap<>();
    List<CompletionPlace> leaves = new ArrayList<>();
    for (Spec spec : operations.all()) {
      if (spec.noun().isEmpty()) {
        start.put(spec.verb(), spec.summary());
      } else {
        start.putIfAbsent(spec.noun(), "Commands for " + spec.noun());
        nouns
            .computeIfAbsent(spec.noun(), noun -> new LinkedHashMap<>())
            .put(spec.verb(), spec.summary());
      }
      spec.shortForm().ifPresent(word -> start.put(word, spec.summary()));
      leaves.add(leaf(spec));
    }
    List<CompletionPlace> places = new ArrayList<>();
    places.add(group("", start));
    nouns.forEach((noun, verbs) -> places.add(group(noun, verbs)));
    places.addAll(leaves);
    return places;
  }

  private static CompletionPlace group(String path, Map<String, String> words) {
    return new CompletionPlace(List.of(path), words, GlobalOptions.EVERYWHERE, List.of());
  }

  private static CompletionPlace leaf(Spec spec) {
    Command command = Command.of(spec);
    List<String> paths = new ArrayList<>(List.of(spec.name()));
    spec.shortForm().ifPresent(paths::add);
    if (spec.verb().equals("list")) {
      paths.add((spec.noun() + " ls").strip());
    }
    return new CompletionPlace(paths, Map.of(), command.allOptions(), command.arguments());
  }

  /** The names of the options whose value follows as a word of its own. */
  List<String> valued() {
    return options.stream().filter(o -> !o.isSwitch()).flatMap(o -> o.names().stream()).toList();
  }

  /** The values its arguments can have, as far as they are few. */
  List<String> choices() {
    return arguments.stream().flatMap(field -> CommandOption.of(field).choices().stream()).toList();
  }

  /** Whether one of its arguments is a file or folder. */
  boolean takesFiles() {
    return arguments.stream().anyMatch(field -> field.valueClass() == Path.class);
  }

  /** The option of this name. */
  Optional<CommandOption> option(String name) {
    return options.stream().filter(option -> option.names().contains(name)).findFirst();
  }
}
