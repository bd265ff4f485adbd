// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the engine says, read without surprises: whatever is absent or null is the empty text, zero,
 * false or an empty collection.
 */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode node;

  private Json(JsonNode node) {
    this.node = node;
  }

  static Json parse(byte[] bytes) throws IOException {
    JsonNode tree = MAPPER.readTree(bytes);
    return new Json(tree == null ? MissingNode.getInstance() : tree);
  }

  /** Each value of an answer of several. */
  static List<Json> parseEach(byte[] bytes) throws IOException {
    List<Json> all = new ArrayList<>();
    try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(bytes)) {
      values.forEachRemaining(value -> all.add(new Json(value)));
    }
    return all;
  }

  /** A filter of the engine's, encoded for a query. */
  static String filter(Map<String, ? extends Collection<String>> wanted) {
    return URLEncoder.encode(MAPPER.valueToTree(wanted).toString(), StandardCharsets.UTF_8);
  }

  /** The engine's filter for all these labels, encoded for a query. */
  static String labelFilter(Map<String, String> labels) {
    List<String> pairs = new ArrayList<>();
    labels.forEach((name, value) -> pairs.add(name + "=" + value));
    return filter(Map.of("label", pairs));
  }

  Json in(String key) {
    return new Json(node.path(key));
  }

  boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** Whether it is a text, list or map with something in it. */
  boolean isFilled() {
    return node.isTextual() ? !node.asText().isEmpty() : !node.isEmpty();
  }

  String text(String key) {
    return node.path(key).asText("");
  }

  long number(String key) {
    return node.path(key).asLong(0);
  }

  boolean flag(String key) {
    return node.path(key).asBoolean(false);
  }

  /** Null says that nobody chose, which is different from false. */
  Optional<Boolean> choice(String key) {
    JsonNode value = node.path(key);
    return value.isBoolean() ? Optional.of(value.asBoolean()) : Optional.empty();
  }

  /** The year 1 is how the engine writes "never". */
  Optional<Instant> instant(String key) {
    String text = text(key);
    return text.isEmpty() || text.startsWith("0001-")
        ? Optional.empty()
        : Optional.of(OffsetDateTime.parse(text).toInstant());
  }

  /** Durations are nanoseconds. */
  Duration nanos(String key) {
    return Duration.ofNanos(number(key));
  }

  List<String> texts(String key) {
    return elements(key, element -> element.node.asText());
  }

  /** The texts of this list itself. */
  List<String> ownTexts() {
    return elements(element -> element.node.asText());
  }

  <T> List<T> elements(String key, Function<Json, T> reader) {
    return in(key).elements(reader);
  }

  <T> List<T> elements(Function<Json, T> reader) {
    List<T> all = new ArrayList<>();
    node.forEach(element -> all.add(reader.apply(new Json(element))));
    return all;
  }

  Map<String, String> textMap(String key) {
    return map(key, value -> value.node.asText(""));
  }

  /** In the order of the answer. */
  <T> Map<String, T> map(String key, Function<Json, T> reader) {
    Map<String, T> all = new LinkedHashMap<>();
    node.path(key)
        .properties()
        .forEach(entry -> all.put(entry.getKey(), reader.apply(new Json(entry.getValue()))));
    return all;
  }
}
