// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.config.Choices;
import io.steward.core.config.Node;
import io.steward.core.config.RecordBinder;
import io.steward.core.config.Tree;
import io.steward.core.error.Names;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import io.steward.core.operation.ArgField;
import io.steward.core.operation.Json;
import io.steward.core.operation.ProblemDocument;
import io.steward.core.operation.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a request asks of one operation, and names everything that does not fit at once.
 * Immutable.
 */
final class CallReader {
  static final String YES = "yes";
  static final String DRY_RUN = "dryRun";
  private static final Position REQUEST = Position.of("request");
  private static final Pattern HYPHEN = Pattern.compile("-([a-z0-9])");
  private final Spec spec;
  private final Map<String, ArgField> fields = new LinkedHashMap<>();

  CallReader(Spec spec) {
    this.spec = spec;
    spec.fields().stream()
        .filter(field -> !field.commandOnly())
        .forEach(field -> fields.put(field.name(), field));
  }

  /**
   * Reads a query; a list may be named several times.
   *
   * @throws ProblemException if anything does not fit
   */
  Call query(Map<String, List<String>> query) {
    List<Problem> problems = new ArrayList<>();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    query.forEach(
        (name, given) -> {
          ArgField field = fields.get(name);
          if (field != null && !field.repeated() && given.size() > 1) {
            problems.add(Problem.of(REQUEST, name, "is given " + given.size() + " times"));
          }
          values.put(name, field != null && field.repeated() ? given : given.get(0));
        });
    var binder = new RecordBinder(Choices.none(), problems);
    return new Call(bind(values, binder, problems), false, false);
  }

  /**
   * Reads a body: the input's components, and beside them {@code yes} and {@code dryRun}.
   *
   * @throws ProblemException if anything does not fit
   * @throws io.steward.core.error.OperationException of kind usage if it is not a JSON object
   */
  Call body(String body) {
    List<Problem> problems = new ArrayList<>();
    Map<String, @Nullable Object> values = new LinkedHashMap<>(Json.read(body, "the request body"));
    boolean yes = flag(values, YES, problems);
    boolean dryRun = flag(values, DRY_RUN, problems);
    var binder = RecordBinder.typed(Choices.none(), problems);
    return new Call(bind(values, binder, problems), yes, dryRun);
  }

  private boolean flag(Map<String, @Nullable Object> values, String name, List<Problem> problems) {
    if (fields.containsKey(name)) {
      return false;
    }
    Object value = values.remove(name);
    if (value != null && !(value instanceof Boolean)) {
      problems.add(Problem.of(REQUEST, name, "must be true or false"));
    }
    return Boolean.TRUE.equals(value);
  }

  private Record bind(
      Map<String, @Nullable Object> values, RecordBinder binder, List<Problem> problems) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    Node.Mapping tree = Tree.of(values);
    values.forEach(
        (name, value) -> {
          ArgField field = fields.get(name);
          if (field == null) {
            problems.add(
                new Problem(REQUEST, name, "unknown key", Names.suggestion(name, known())));
          } else {
            entries.put(field.key(), tree.entries().get(field.key()));
          }
        });
    Optional<? extends Record> input =
        binder.bind(new Node.Mapping(REQUEST, "", entries), spec.inputType(), "");
    if (!problems.isEmpty()) {
      throw refuse(problems);
    }
    return input.orElseThrow();
  }

  private List<String> known() {
    List<String> known = new ArrayList<>(fields.keySet());
    if (spec.effect() == io.steward.core.operation.Effect.WRITE) {
      known.addAll(List.of(YES, DRY_RUN));
    }
    return known;
  }

  private ProblemException refuse(List<Problem> problems) {
    List<ProblemDocument.Item> items = problems.stream().map(CallReader::item).toList();
    String detail =
        items.stream()
            .map(item -> item.key().isEmpty() ? item.message() : item.key() + " " + item.message())
            .collect(Collectors.joining("; "));
    return ProblemException.usage(
        spec.name() + ": " + detail,
        items,
        items.stream().flatMap(item -> item.hint().stream()).distinct().toArray(String[]::new));
  }

  private static ProblemDocument.Item item(Problem problem) {
    String key =
        HYPHEN
            .matcher(problem.key())
            .replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT));
    return new ProblemDocument.Item(REQUEST.source(), 0, 0, key, problem.message(), problem.hint());
  }
}
