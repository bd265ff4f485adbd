// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeNode;
import io.steward.core.compose.MissingVariable;
import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Dollar signs that Compose takes for the beginning of a variable, and that look as if they were
 * meant for somebody else: the shell of a container, or a part of the hash of a password.
 */
public final class StrayDollars {
  private static final Pattern HASH =
      Pattern.compile(
          "(?<!\\$)\\$(?:1|2[abxy]?|5|6|7|y|apr1|argon2id?|argon2[di]|scrypt|pbkdf2[\\w-]*)\\$");
  private static final Set<String> OF_THE_SHELL =
      Set.of(
          "HOME",
          "HOSTNAME",
          "IFS",
          "OLDPWD",
          "OPTARG",
          "PATH",
          "PPID",
          "PWD",
          "RANDOM",
          "SHELL",
          "UID",
          "USER");
  private static final Pattern RUN =
      Pattern.compile("services\\..*\\.(command|entrypoint|healthcheck\\.test)(\\.\\d+)?");

  private final LintStack stack;
  private final Map<Position, Place> places = new HashMap<>();

  private record Place(String key, ComposeNode node) {}

  private StrayDollars(LintStack stack) {
    this.stack = stack;
    stack.written().ifPresent(node -> walk("", node));
  }

  /**
   * One that was found.
   *
   * @param variable what Compose takes it for
   * @param key the dotted path of the value
   * @param hash whether it is part of a hash, else it is the shell's
   */
  public record Found(MissingVariable variable, String key, boolean hash) {}

  /** Those of a stack. */
  public static List<Found> in(LintStack stack) {
    List<MissingVariable> missing =
        stack.project().map(project -> project.missingVariables()).orElse(List.of());
    return missing.isEmpty() ? List.of() : new StrayDollars(stack).among(missing);
  }

  private List<Found> among(List<MissingVariable> missing) {
    List<Found> found = new ArrayList<>();
    for (MissingVariable variable : missing) {
      Place place = places.get(variable.position());
      String raw = place == null ? "" : place.node().raw().orElse("");
      if (place != null && isBare(raw, variable.name())) {
        boolean hash = HASH.matcher(raw).find();
        if (hash || isOfShell(variable, place)) {
          found.add(new Found(variable, place.key(), hash));
        }
      }
    }
    return found;
  }

  /** In braces it is certainly meant for Compose. */
  private static boolean isBare(String raw, String name) {
    String bare = "(?<!\\$)(\\$\\$)*\\$" + name + "(?!\\w)";
    return Pattern.compile(bare).matcher(raw).find() && !raw.contains("${" + name);
  }

  private boolean isOfShell(MissingVariable variable, Place place) {
    String name = variable.name();
    return RUN.matcher(place.key()).matches()
        && (OF_THE_SHELL.contains(name)
            || name.matches("[a-z][a-z0-9_]*")
            || variable.services().stream().anyMatch(service -> isGivenTo(service, name)));
  }

  private boolean isGivenTo(String service, String name) {
    return stack
        .service(service)
        .map(each -> each.compose().environment().containsKey(name))
        .orElse(false);
  }

  private void walk(String path, ComposeNode node) {
    String before = path.isEmpty() ? "" : path + ".";
    if (node.isScalar()) {
      places.putIfAbsent(node.at(), new Place(path, node));
    }
    node.keys().forEach(key -> node.get(key).ifPresent(held -> walk(before + key, held)));
    int index = 0;
    for (ComposeNode item : node.items()) {
      walk(before + index++, item);
    }
  }
}
