// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.LintService;
import io.steward.core.lint.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a Traefik is started with. It takes one of three: a file, else arguments, else
 * variables.
 */
final class StaticReader {
  private static final List<String> PLACES = List.of("/etc/traefik/traefik", "/traefik");
  private static final List<String> ENDINGS = List.of(".toml", ".yaml", ".yml");
  private static final String VARIABLE = "TRAEFIK_";
  private static final Set<String> SECTIONS =
      Set.of(
          "accesslog",
          "api",
          "certificatesresolvers",
          "core",
          "entrypoints",
          "experimental",
          "global",
          "hostresolver",
          "log",
          "metrics",
          "ping",
          "providers",
          "serverstransport",
          "spiffe",
          "tcpserverstransport",
          "tracing");

  private final LintService service;

  StaticReader(LintService service) {
    this.service = service;
  }

  StaticConfiguration read() {
    if (service.compose().entrypoint().isPresent()) {
      return StaticConfiguration.unknown();
    }
    Map<String, StaticConfiguration.Given> arguments = arguments();
    Map<String, StaticConfiguration.Given> variables = variables();
    Optional<String> named =
        Optional.ofNullable(arguments.get("configfile")).map(StaticConfiguration.Given::text);
    Mounted file = named.map(this::named).orElseGet(this::usual);
    if (file instanceof Mounted.Here here) {
      return file(here);
    }
    if (file instanceof Mounted.Hidden) {
      return StaticConfiguration.unknown();
    }
    Map<String, StaticConfiguration.Given> values = arguments.isEmpty() ? variables : arguments;
    boolean docker = values.keySet().stream().anyMatch(k -> k.startsWith("providers."));
    return new StaticConfiguration(values, docker);
  }

  private Mounted named(String path) {
    Mounted file = Mounted.at(service, path);
    return file instanceof Mounted.Nothing ? new Mounted.Hidden() : file;
  }

  /** What stands where Traefik looks for a file. */
  Mounted usual() {
    for (String place : PLACES) {
      for (String ending : ENDINGS) {
        Mounted file = Mounted.at(service, place + ending);
        if (!(file instanceof Mounted.Nothing)) {
          return file;
        }
      }
    }
    return new Mounted.Nothing();
  }

  private StaticConfiguration file(Mounted.Here here) {
    Optional<FlatYaml> flat = FlatYaml.read(here.path(), service.stack().nameOf(here.path()));
    Map<String, StaticConfiguration.Given> values = new LinkedHashMap<>();
    flat.ifPresent(
        yaml ->
            yaml.values()
                .forEach(
                    (key, text) -> {
                      Spot spot = service.at();
                      Optional.ofNullable(yaml.places().get(key))
                          .ifPresent(
                              place ->
                                  values.put(
                                      key,
                                      new StaticConfiguration.Given(
                                          text, new Spot(place, service.name(), spot.key()))));
                    }));
    return new StaticConfiguration(values, flat.isPresent());
  }

  /** What stands in {@code command}. */
  Map<String, StaticConfiguration.Given> arguments() {
    Map<String, StaticConfiguration.Given> values = new LinkedHashMap<>();
    List<String> command = service.compose().command().orElse(List.of());
    boolean list = service.written("command").map(node -> node.isList()).orElse(false);
    for (int index = 0; index < command.size(); index++) {
      String argument = command.get(index);
      if (argument.startsWith("-")) {
        String bare = argument.replaceFirst("^--?", "");
        int equals = bare.indexOf('=');
        String key = (equals < 0 ? bare : bare.substring(0, equals)).toLowerCase(Locale.ROOT);
        Spot spot = list ? service.at("command", String.valueOf(index)) : service.at("command");
        put(values, key, equals < 0 ? next(command, index) : bare.substring(equals + 1), spot);
      }
    }
    return values;
  }

  /** The value of an argument without one: the next argument, or nothing for a switch. */
  private static String next(List<String> command, int index) {
    boolean value = index + 1 < command.size() && !command.get(index + 1).startsWith("-");
    return value ? command.get(index + 1) : "";
  }

  private static void put(
      Map<String, StaticConfiguration.Given> values, String key, String text, Spot spot) {
    StaticConfiguration.Given before = values.get(key);
    String whole = before == null || before.text().isEmpty() ? text : before.text() + "," + text;
    values.put(key, new StaticConfiguration.Given(whole, spot));
  }

  /** What stands in variables such as {@code TRAEFIK_LOG_LEVEL}. */
  Map<String, StaticConfiguration.Given> variables() {
    Map<String, StaticConfiguration.Given> values = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(service.compose().environment().keySet());
    for (String name : names) {
      if (name.startsWith(VARIABLE)) {
        String key = name.substring(VARIABLE.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        String text = service.compose().environment().getOrDefault(name, "");
        if (!SECTIONS.contains(key.split("\\.", 2)[0])) {
          continue;
        }
        values.put(key, new StaticConfiguration.Given(text, service.at("environment", name)));
      }
    }
    return values;
  }
}
