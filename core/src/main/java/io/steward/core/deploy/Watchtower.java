// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.Survey.Seen;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A running Watchtower, which replaces containers when their images get newer, as far as its
 * settings tell which ones.
 *
 * @param name the engine's name for its container
 * @param settings its options, by their long names
 * @param named the containers it was told to look at; empty for all
 */
record Watchtower(String name, Map<String, String> settings, Set<String> named) {
  private static final Set<String> IMAGES =
      Set.of(
          "containrrr/watchtower",
          "nicholas-fedor/watchtower",
          "nickfedor/watchtower",
          "beatkind/watchtower",
          "v2tec/watchtower");
  private static final String LABEL = "com.centurylinklabs.watchtower.";
  private static final String VARIABLE = "WATCHTOWER_";
  private static final String YES = "true";

  /** Options that take no value, by their letters too. */
  private static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("-e", "label-enable"),
          Map.entry("-m", "monitor-only"),
          Map.entry("-c", "cleanup"),
          Map.entry("-d", "debug"),
          Map.entry("-R", "run-once"),
          Map.entry("-S", "include-stopped"),
          Map.entry("--label-enable", "label-enable"),
          Map.entry("--monitor-only", "monitor-only"),
          Map.entry("--cleanup", "cleanup"),
          Map.entry("--debug", "debug"),
          Map.entry("--trace", "trace"),
          Map.entry("--run-once", "run-once"),
          Map.entry("--rolling-restart", "rolling-restart"),
          Map.entry("--include-stopped", "include-stopped"),
          Map.entry("--include-restarting", "include-restarting"),
          Map.entry("--revive-stopped", "revive-stopped"),
          Map.entry("--remove-volumes", "remove-volumes"),
          Map.entry("--no-pull", "no-pull"),
          Map.entry("--no-restart", "no-restart"),
          Map.entry("--no-startup-message", "no-startup-message"),
          Map.entry("--http-api-update", "http-api-update"),
          Map.entry("--http-api-metrics", "http-api-metrics"),
          Map.entry("--http-api-periodic-polls", "http-api-periodic-polls"));

  /** The one in a container; empty where there is none, or it does not run. */
  static Optional<Watchtower> of(Seen container) {
    if (!isOne(container) || container.state().condition().status() != Status.RUNNING) {
      return Optional.empty();
    }
    Map<String, String> settings = new LinkedHashMap<>();
    Fields fields = container.state().fields();
    fields
        .values()
        .forEach(
            (key, value) -> {
              if (key.field().equals("environment") && key.name().startsWith(VARIABLE)) {
                String option = key.name().substring(VARIABLE.length());
                settings.put(option.toLowerCase(java.util.Locale.ROOT).replace('_', '-'), value);
              }
            });
    Set<String> named = new HashSet<>();
    words(fields.find("command").orElse(""), settings, named);
    return Optional.of(new Watchtower(container.state().name(), settings, named));
  }

  private static void words(String command, Map<String, String> settings, Set<String> named) {
    Iterator<String> words = List.of(command.split(" ")).iterator();
    while (words.hasNext()) {
      String word = words.next();
      int equals = word.indexOf('=');
      if (word.startsWith("--") && equals > 0) {
        settings.put(word.substring(2, equals), word.substring(equals + 1));
      } else if (FLAGS.containsKey(word)) {
        settings.put(FLAGS.getOrDefault(word, word), YES);
      } else if (word.startsWith("-")) {
        settings.put(word.replaceFirst("^-+", ""), words.hasNext() ? words.next() : "");
      } else if (!word.isEmpty() && !word.equals("/watchtower")) {
        named.add(word);
      }
    }
  }

  /** Whether a container is made from an image of Watchtower. */
  static boolean isOne(Seen container) {
    String image = container.state().fields().find("image").orElse("");
    return IMAGES.stream().anyMatch(known -> isOf(image, known));
  }

  private static boolean isOf(String image, String repository) {
    String name = image.replaceFirst("@.*", "");
    int tag = name.lastIndexOf(':');
    String bare = tag > name.lastIndexOf('/') ? name.substring(0, tag) : name;
    return bare.equals(repository) || bare.endsWith("/" + repository);
  }

  /** Whether it may replace a container. */
  boolean mayUpdate(Seen container) {
    Map<String, String> labels = container.labels();
    String enable = labels.getOrDefault(LABEL + "enable", "");
    String scope = settings.getOrDefault("scope", "");
    boolean inScope = scope.isEmpty() || scope.equals(labels.getOrDefault(LABEL + "scope", "none"));
    boolean onlyLooks =
        is("monitor-only") || labels.getOrDefault(LABEL + "monitor-only", "").equals(YES);
    boolean asked = !is("label-enable") || enable.equals(YES);
    List<String> left =
        Arrays.asList(settings.getOrDefault("disable-containers", "").split("[, ]"));
    String own = container.state().name();
    boolean meant = named.isEmpty() || named.contains(own);
    return inScope
        && !onlyLooks
        && asked
        && meant
        && !enable.equals("false")
        && !left.contains(own);
  }

  private boolean is(String option) {
    return settings.getOrDefault(option, "").equals(YES)
        || settings.getOrDefault(option, "").equals("1");
  }
}
