// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.HomelabException;
import io.steward.core.error.Names;
import io.steward.core.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces references, a dollar and {@code scheme:name} in braces, in every text of a tree; a
 * doubled dollar stands for itself. A text that took part of its value from a secret carries {@link
 * #SECRET} as its tag from then on.
 */
final class Interpolation {
  /** The tag of a text that must not be shown. */
  static final String SECRET = "!secret";

  /** The tag of a text whose reference leads nowhere, which is told once and not once more. */
  static final String UNRESOLVED = "!unresolved";

  private final References references;
  private final List<Problem> problems;
  private final Set<Path> inputs = new LinkedHashSet<>();

  Interpolation(References references, List<Problem> problems) {
    this.references = references;
    this.problems = problems;
  }

  Node apply(Node node, String key) {
    if (node instanceof Node.Scalar scalar) {
      return scalar(scalar, key);
    }
    if (node instanceof Node.Sequence sequence) {
      List<Node> items = new ArrayList<>();
      for (Node item : sequence.items()) {
        items.add(apply(item, key + "[" + items.size() + "]"));
      }
      return new Node.Sequence(sequence.position(), sequence.tag(), items);
    }
    Node.Mapping mapping = (Node.Mapping) node;
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) ->
                entries.put(
                    name,
                    new Node.Entry(
                        entry.key(),
                        apply(entry.value(), key.isEmpty() ? name : key + "." + name))));
    return new Node.Mapping(mapping.position(), mapping.tag(), entries);
  }

  private Node.Scalar scalar(Node.Scalar scalar, String key) {
    String text = scalar.text();
    int start = text.indexOf("${");
    if (start < 0) {
      return scalar;
    }
    var value = new StringBuilder();
    String tag = scalar.tag();
    int done = 0;
    while (start >= 0) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        problems.add(
            Problem.of(
                scalar.position(), key, "'${' without '}'", "write $${ for the text itself"));
        return scalar;
      }
      if (start > 0 && text.charAt(start - 1) == '$') {
        value.append(text, done, start - 1).append(text, start, end + 1);
      } else {
        value.append(text, done, start);
        String reference = text.substring(start + 2, end);
        Optional<String> resolved = resolve(scalar, key, reference);
        if (resolved.isEmpty()) {
          return new Node.Scalar(scalar.position(), UNRESOLVED, text, false);
        }
        value.append(resolved.get());
        tag = isSecret(reference) ? SECRET : tag;
      }
      done = end + 1;
      start = text.indexOf("${", done);
    }
    value.append(text, done, text.length());
    return new Node.Scalar(scalar.position(), tag, value.toString(), false);
  }

  /** The files that the references met so far lead to. */
  Set<Path> inputs() {
    return inputs;
  }

  private boolean isSecret(String reference) {
    int colon = reference.indexOf(':');
    return colon > 0 && references.secret(reference.substring(0, colon));
  }

  private Optional<String> resolve(Node.Scalar scalar, String key, String reference) {
    int colon = reference.indexOf(':');
    String scheme = colon < 0 ? "" : reference.substring(0, colon);
    if (!references.schemes().contains(scheme)) {
      String hint =
          colon < 0
              ? "write ${env:" + reference + "} or ${secret:" + reference + "}"
              : Names.suggestion(scheme, references.schemes()).orElse("known: env, secret");
      problems.add(
          Problem.of(scalar.position(), key, "'${" + reference + "}' names no known source", hint));
      return Optional.empty();
    }
    String name = reference.substring(colon + 1);
    inputs.addAll(references.files(scheme, name));
    Optional<String> value;
    try {
      value = references.find(scheme, name);
    } catch (HomelabException e) {
      problems.add(
          new Problem(
              scalar.position(),
              key,
              "'${" + reference + "}' cannot be read: " + e.getMessage(),
              e.hints().stream().findFirst()));
      return Optional.empty();
    }
    if (value.isEmpty()) {
      problems.add(
          Problem.of(
              scalar.position(),
              key,
              "'${" + reference + "}' has no value",
              references.advice(scheme, name)));
    }
    return value;
  }
}
