// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.operation.Arg;
import io.steward.core.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A settings record that uses every form a settings record may use. */
record Sample(
    @Arg("Its name") String name,
    @Arg(value = "How many", fallback = "3") int count,
    @Arg("How big") Optional<Long> size,
    @Arg(value = "How much", fallback = "0.5") double share,
    @Arg("Whether it is on") boolean active,
    @Arg(value = "How long", fallback = "1h30m") Duration pause,
    @Arg(value = "Which colour", fallback = "dark-red") Colour colour,
    @Arg("Where it lies") Optional<Path> place,
    @Arg("Where it answers") Optional<URI> address,
    @Arg("What opens it") Optional<Secret> key,
    @Arg(value = "Words", fallback = "one, two") List<String> words,
    @Arg("Numbers") Set<Integer> numbers,
    @Arg("Texts that may be secret") Map<String, Value> texts,
    @Arg("Rooms by name") Map<String, Room> rooms,
    @Arg("Tools by name") Map<String, Choice<Runnable>> tools,
    @Arg("How it looks") Look look) {

  enum Colour {
    DARK_RED,
    BLUE
  }

  record Room(@Arg("How many doors") int doors, @Arg("What it is for") Optional<String> use) {}

  record Look(@Arg(value = "How wide", fallback = "78") int width) {}

  record Hammer(@Arg("How heavy, in grams") int weight) {}

  record Saw(@Arg(value = "How many teeth", fallback = "20") int teeth) {}

  static final Choices TOOLS =
      made ->
          made == Runnable.class
              ? List.of(
                  new Choices.Option("hammer", "Hits nails", Hammer.class),
                  new Choices.Option("saw", "Cuts wood", Saw.class))
              : List.of();

  static final ConfigurationFile<Sample> FILE =
      new ConfigurationFile<>("sample", Sample.class, "Everything at once");

  /** Documents that fit. */
  static final List<String> GOOD =
      List.of(
          "name: a",
          "name: 5\ncount: 7\nsize: 9000000000\nshare: 2\nactive: true",
          "name: a\npause: 1d12h\ncolour: blue\nplace: /srv\naddress: http://nas/",
          "name: a\nkey: hush\nwords: one\nnumbers: [1, 2]",
          "name: a\ntexts: { LEVEL: info, PORT: 80, DEBUG: true, EMPTY: }",
          "name: a\nrooms: { kitchen: { doors: 2, use: cooking } }",
          "name: a\nrooms: { attic: { enabled: false, colour: green }, hall: { doors: 1, enabled: true } }",
          "name: a\ntools: { one: saw, two: { saw: }, three: { hammer: { weight: 300 } } }",
          "name: a\ntools: { one: { enabled: false, drill: {} } }",
          "name: a\nlook: { width: 100 }",
          "name: a\nlook:\nwords:\nactive:");

  /** Documents that do not fit, and what is said about each. */
  static final Map<String, String> BAD =
      Map.ofEntries(
          Map.entry("count: 2", "sample.yaml:1:1: name: is missing"),
          Map.entry("- a", "sample.yaml:1:1: expected a map, found a list"),
          Map.entry("name: [a]", "sample.yaml:1:7: name: expected text, found a list"),
          Map.entry("name: a\ncount: many", "sample.yaml:2:8: count: 'many' is not a whole number"),
          Map.entry(
              "name: a\ncount: 3000000000",
              "sample.yaml:2:8: count: '3000000000' is not within -2147483648 and 2147483647"),
          Map.entry(
              "name: a\ncount: {}", "sample.yaml:2:8: count: expected a whole number, found a map"),
          Map.entry("name: a\nshare: half", "sample.yaml:2:8: share: 'half' is not a number"),
          Map.entry("name: a\nactive: yes", "sample.yaml:2:9: active: 'yes' is not true or false"),
          Map.entry(
              "name: a\npause: 30",
              "sample.yaml:2:8: pause: '30' is not a duration such as 30s, 5m or 1h30m"),
          Map.entry(
              "name: a\ncolour: DARK_RED",
              "sample.yaml:2:9: colour: 'DARK_RED' is not one of dark-red, blue"),
          Map.entry(
              "name: a\nwords: [[b]]", "sample.yaml:2:9: words[0]: expected text, found a list"),
          Map.entry("name: a\nwords: {}", "sample.yaml:2:8: words: expected a list, found a map"),
          Map.entry(
              "name: a\nnumbers: [1, x]",
              "sample.yaml:2:14: numbers[1]: 'x' is not a whole number"),
          Map.entry(
              "name: a\ntexts: { A: [1] }",
              "sample.yaml:2:13: texts.A: expected text, found a list"),
          Map.entry("name: a\ntexts: 5", "sample.yaml:2:8: texts: expected a map, found text"),
          Map.entry(
              "name: a\nrooms: { hall: { door: 1, doors: 1 } }",
              "sample.yaml:2:18: rooms.hall.door: unknown key (did you mean 'doors'?)"),
          Map.entry(
              "name: a\nrooms: { hall: {} }", "sample.yaml:2:16: rooms.hall.doors: is missing"),
          Map.entry("name: a\nrooms: { hall: }", "sample.yaml:2:15: rooms.hall.doors: is missing"),
          Map.entry(
              "name: a\nrooms: { hall: { doors: 1, enabled: maybe } }",
              "sample.yaml:2:37: rooms.hall.enabled: 'maybe' is not true or false"),
          Map.entry(
              "name: a\ntools: { one: { sew: {} } }",
              "sample.yaml:2:17: tools.one.sew: unknown kind (did you mean 'saw'?)"),
          Map.entry(
              "name: a\ntools: { one: { saw: {}, hammer: { weight: 1 } } }",
              "sample.yaml:2:15: tools.one: expected exactly one kind, one of hammer, saw"),
          Map.entry(
              "name: a\ntools: { one: hammer }",
              "sample.yaml:2:15: tools.one.hammer.weight: is missing"),
          Map.entry(
              "name: a\nlook: { width: 1, hight: 2 }",
              "sample.yaml:2:19: look.hight: unknown key (known: width)"),
          Map.entry(
              "name: a\nnmae: b", "sample.yaml:2:1: nmae: unknown key (did you mean 'name'?)"));
}
