// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that the state keeps; what is not there reads as empty, so that earlier states can
 * be read.
 */
record Stored(Map<?, ?> values) {

  static Stored read(String json, String what) {
    return new Stored(Json.read(json, what));
  }

  String text(String key) {
    return find(key).orElse("");
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key)).map(Object::toString);
  }

  long number(String key) {
    return values.get(key) instanceof Number number ? number.longValue() : 0;
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  Optional<Instant> instant(String key) {
    return find(key).map(Instant::parse);
  }

  /** The constant that a result writes in kebab case. */
  <E extends Enum<E>> E constant(String key, Class<E> type) {
    return Enum.valueOf(type, text(key).toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }

  Stored object(String key) {
    return of(values.get(key));
  }

  List<Stored> objects(String key) {
    return values.get(key) instanceof List<?> items
        ? items.stream().map(Stored::of).toList()
        : List.of();
  }

  List<String> texts(String key) {
    return values.get(key) instanceof List<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Stored of(@Nullable Object value) {
    return new Stored(value instanceof Map<?, ?> map ? map : Map.of());
  }
}
