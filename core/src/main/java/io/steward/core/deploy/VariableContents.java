// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.FileSource;
import io.steward.core.operation.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What secrets and configs of a project take from variables. A revision keeps it beside each of
 * them, as a key that Compose passes over, because the variables may say something else later.
 */
public final class VariableContents {
  /** The key beside a secret or config under which its value is kept. */
  static final String KEY = "x-secret-value";

  private static final List<String> SECTIONS = List.of("secrets", "configs");

  private VariableContents() {}

  /** The variables that are set and that secrets and configs of these files come from. */
  static Map<String, String> of(ComposeProject project) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (FileSource source :
        Stream.concat(project.secrets().values().stream(), project.configs().values().stream())
            .toList()) {
      source
          .environment()
          .ifPresent(
              name -> project.valueOf(source).ifPresent(value -> variables.put(name, value)));
    }
    return variables;
  }

  /** Those that a rendered project keeps, by name. */
  public static Map<String, String> of(String rendered) {
    Map<String, String> variables = new LinkedHashMap<>();
    if (rendered.contains(KEY)) {
      each(
          Json.read(rendered, "a project"),
          (name, source) -> {
            if (source.get(KEY) instanceof String value) {
              variables.put(name, value.replace("$$", "$"));
            }
          });
    }
    return variables;
  }

  /** A rendered project that keeps these; dollar signs are doubled, as everywhere in it. */
  static String into(String rendered, Map<String, String> variables) {
    if (variables.isEmpty()) {
      return rendered;
    }
    Map<String, @Nullable Object> project = Json.read(rendered, "a project");
    each(
        project,
        (name, source) -> {
          String value = variables.get(name);
          if (value != null) {
            source.put(KEY, value.replace("$", "$$"));
          }
        });
    return Json.write(project);
  }

  /** Every secret and config that comes from a variable, with the name of that. */
  private static void each(
      Map<String, @Nullable Object> project,
      BiConsumer<String, Map<String, @Nullable Object>> work) {
    for (String section : SECTIONS) {
      for (Object thing : Json.map(project.get(section)).values()) {
        Map<String, @Nullable Object> source = Json.map(thing);
        if (source.get("environment") instanceof String name) {
          work.accept(name.replace("$$", "$"), source);
        }
      }
    }
  }
}
