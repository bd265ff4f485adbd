// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Results as plain values that JSON and YAML are written from: maps, lists, texts, numbers,
 * booleans. A record becomes a map by component name without what is absent, an enumeration its
 * name in kebab case, a {@link Bare} its value, a {@link Duration} a text such as {@code 1m30s}, a
 * {@link Textual} and every other type its {@code toString}.
 */
public final class Plain {
  private Plain() {}

  /** The plain value; null for null and for an absent optional. */
  public static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Plain::of).orElse(null);
    }
    if (value instanceof Bare bare) {
      return of(bare.value());
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Enum<?> constant) {
      return ArgField.kebab(constant.name().toLowerCase(Locale.ROOT));
    }
    if (value instanceof Duration duration) {
      return text(duration);
    }
    if (value instanceof Record component && !(value instanceof Textual)) {
      return record(component);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof Collection<?> collection) {
      return items(collection).toList();
    }
    return value.toString();
  }

  private static Map<String, @Nullable Object> record(Record component) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (RecordComponent part : component.getClass().getRecordComponents()) {
      Object value = read(component, part);
      if (!(value instanceof Optional<?> optional && optional.isEmpty())) {
        plain.put(part.getName(), of(value));
      }
    }
    return plain;
  }

  private static @Nullable Object read(Record component, RecordComponent part) {
    try {
      var accessor = part.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(component);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          component.getClass().getName() + "." + part.getName() + " cannot be read", e);
    }
  }

  /** Copies of {@code Map.copyOf} come in an order of chance, which would make output unstable. */
  private static Map<String, @Nullable Object> map(Map<?, ?> map) {
    boolean chance = !hasNull(map.values()) && Map.copyOf(map) == map;
    Map<String, @Nullable Object> plain = chance ? new TreeMap<>() : new LinkedHashMap<>();
    map.forEach((key, item) -> plain.put(String.valueOf(of(key)), of(item)));
    return plain;
  }

  private static boolean hasNull(Collection<?> collection) {
    return collection.stream().anyMatch(Objects::isNull);
  }

  private static Stream<@Nullable Object> items(Collection<?> collection) {
    boolean chance = collection instanceof Set<?> set && !hasNull(set) && Set.copyOf(set) == set;
    Stream<@Nullable Object> plain = collection.stream().map(Plain::of);
    return chance ? plain.sorted(Comparator.comparing(String::valueOf)) : plain;
  }

  /** A duration as settings write it, cut to milliseconds: {@code 1m30s}; {@code 0s} for none. */
  public static String text(Duration duration) {
    var text = new StringBuilder(duration.isNegative() ? "-" : "");
    Duration size = duration.abs();
    append(text, size.toDaysPart(), "d");
    append(text, size.toHoursPart(), "h");
    append(text, size.toMinutesPart(), "m");
    append(text, size.toSecondsPart(), "s");
    append(text, size.toMillisPart(), "ms");
    return text.length() == 0 || text.toString().equals("-") ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
