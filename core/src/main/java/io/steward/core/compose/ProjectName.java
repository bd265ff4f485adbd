// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.config.Node;
import io.steward.core.error.Position;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the name of a project: given, of the environment, of the files, or of the folder. */
final class ProjectName {
  static final String VARIABLE = "COMPOSE_PROJECT_NAME";

  /** A line of a file of variables that sets it. */
  static final Pattern SET = Pattern.compile("\\s*(?:export\\s+)?" + VARIABLE + "\\s*[=:]");

  private static final String RULE =
      "names hold lower-case letters, digits, dashes and underscores, and begin with a letter or"
          + " digit";

  private final Map<String, String> environment;
  private final Position variableAt;
  private final Findings findings;

  ProjectName(Map<String, String> environment, Position variableAt, Findings findings) {
    this.environment = environment;
    this.variableAt = variableAt;
    this.findings = findings;
  }

  String find(Optional<String> given, List<Node> files, String folder) {
    if (given.isPresent()) {
      return exact(given.get(), Position.of("project name"));
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isEmpty()) {
      return exact(variable, variableAt);
    }
    Node.Scalar named = null;
    for (Node file : files) {
      if (file instanceof Node.Mapping map
          && map.find("name").orElse(file) instanceof Node.Scalar name
          && !name.text().isEmpty()
          && !name.isNull()) {
        named = name;
      }
    }
    String name = named == null ? normal(folder) : normal(interpolated(named));
    if (name.isEmpty()) {
      Position at = named == null ? Position.of("folder " + folder) : named.position();
      findings.add(at, Where.ROOT, "gives no name for the project", "set 'name: NAME' in the file");
    }
    return name;
  }

  private String interpolated(Node.Scalar name) {
    try {
      return new Interpolator(environment::get, missing -> {}).apply(name.text());
    } catch (SyntaxException e) {
      return "invalid"; // told when the file is read as a whole
    }
  }

  private String exact(String name, Position at) {
    if (!normal(name).equals(name) || name.isEmpty()) {
      findings.add(at, Where.ROOT, "'" + name + "' is not a name for a project", RULE);
    }
    return name;
  }

  /** What is left of a text as the name of a project. */
  static String normal(String text) {
    var name = new StringBuilder();
    for (char sign : text.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean plain = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
      if (plain || (!name.isEmpty() && (sign == '-' || sign == '_'))) {
        name.append(sign);
      }
    }
    return name.toString();
  }
}
