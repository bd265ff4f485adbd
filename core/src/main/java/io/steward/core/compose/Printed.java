// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** A view of one map of the printed tree; keys that are not there give empty values. */
record Printed(Map<String, ?> map) {
  static final Printed NOTHING = new Printed(Map.of());

  @SuppressWarnings("unchecked") // printed maps have text keys
  static Printed of(Object value) {
    return value instanceof Map<?, ?> map ? new Printed((Map<String, ?>) map) : NOTHING;
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  Printed in(String key) {
    Object value = map.get(key);
    return value == null ? NOTHING : of(value);
  }

  Optional<String> text(String key) {
    return map.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  String textOr(String key, String other) {
    return text(key).orElse(other);
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(map.get(key));
  }

  Optional<Boolean> choice(String key) {
    return map.get(key) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** A number, or a size, which is printed as text. */
  OptionalLong number(String key) {
    Object value = map.get(key);
    if (value instanceof Number number) {
      return OptionalLong.of(number.longValue());
    }
    return value instanceof String text && !text.isEmpty() && isDigits(text)
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static boolean isDigits(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    return text.length() > start
        && text.length() < 19
        && text.substring(start).chars().allMatch(sign -> sign >= '0' && sign <= '9');
  }

  OptionalDouble real(String key) {
    return map.get(key) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  Optional<Duration> duration(String key) {
    return text(key)
        .map(
            text -> {
              try {
                return Duration.ofNanos(DurationSyntax.nanos(text));
              } catch (SyntaxException e) {
                throw new IllegalStateException("printed as no duration: " + text, e);
              }
            });
  }

  List<String> texts(String key) {
    return map.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** A list that may be absent, which differs from one that is empty. */
  Optional<List<String>> command(String key) {
    return map.get(key) instanceof List<?> ? Optional.of(texts(key)) : Optional.empty();
  }

  /** Texts under names, those without a value left out. */
  Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    in(key)
        .map()
        .forEach(
            (name, value) -> {
              if (value instanceof String text) {
                pairs.put(name, text);
              }
            });
    return java.util.Collections.unmodifiableMap(pairs);
  }

  <T> List<T> list(String key, Function<Printed, T> make) {
    List<T> made = new ArrayList<>();
    if (map.get(key) instanceof List<?> list) {
      for (Object item : list) {
        made.add(make.apply(item == null ? NOTHING : of(item)));
      }
    }
    return List.copyOf(made);
  }

  <T> Map<String, T> named(String key, Function<Printed, T> make) {
    Map<String, T> made = new LinkedHashMap<>();
    in(key).map().forEach((name, value) -> made.put(name, make.apply(of(value))));
    return java.util.Collections.unmodifiableMap(made);
  }

  <T> Optional<T> one(String key, Function<Printed, T> make) {
    return map.get(key) instanceof Map<?, ?> ? Optional.of(make.apply(in(key))) : Optional.empty();
  }
}
