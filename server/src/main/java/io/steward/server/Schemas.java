// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.operation.Plain;
import io.steward.core.operation.Textual;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results as JSON Schema, as {@link Plain} writes them: each record once, by name, under {@code
 * components}. Not thread-safe.
 */
final class Schemas {
  static final String COMPONENTS = "#/components/schemas/";
  private final Map<Class<?>, String> names = new LinkedHashMap<>();
  private final Map<String, Object> components = new LinkedHashMap<>();

  /** Every record that was referred to, by name. */
  Map<String, Object> components() {
    return components;
  }

  /** A reference to a record under this name, which is added where it is missing. */
  Map<String, Object> reference(Class<?> type, String wanted) {
    String name = names.get(type);
    if (name == null) {
      name = free(wanted);
      names.put(type, name);
      components.put(name, Map.of());
      components.put(name, type.isRecord() ? record(type) : oneOf(type));
    }
    return Map.of("$ref", COMPONENTS + name);
  }

  private String free(String wanted) {
    String name = wanted;
    for (int number = 2; components.containsKey(name); number++) {
      name = wanted + number;
    }
    return name;
  }

  private Map<String, Object> oneOf(Class<?> type) {
    List<Object> options = new ArrayList<>();
    for (Class<?> option : type.getPermittedSubclasses()) {
      options.add(reference(option, simpleName(option)));
    }
    return Map.of("anyOf", options);
  }

  private Map<String, Object> record(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), type(component.getGenericType()));
      if (component.getType() != Optional.class) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private Map<String, Object> type(Type type) {
    if (type instanceof WildcardType wildcard) {
      return type(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type last = arguments[arguments.length - 1];
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return type(last);
      }
      if (Collection.class.isAssignableFrom(raw)) {
        return Map.of("type", "array", "items", type(last));
      }
      return Map.class.isAssignableFrom(raw)
          ? Map.of("type", "object", "additionalProperties", type(last))
          : plain(raw);
    }
    return type instanceof Class<?> raw ? plain(raw) : Map.of();
  }

  private Map<String, Object> plain(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (List.<Class<?>>of(int.class, Integer.class, long.class, Long.class).contains(type)) {
      return Map.of("type", "integer");
    }
    if (type == double.class || Number.class.isAssignableFrom(type)) {
      return Map.of("type", "number");
    }
    if (type.isEnum()) {
      List<Object> values = new ArrayList<>();
      Arrays.stream(type.getEnumConstants()).forEach(value -> values.add(Plain.of(value)));
      return Map.of("type", "string", "enum", values);
    }
    if (type == Instant.class) {
      return Map.of("type", "string", "format", "date-time");
    }
    boolean described = type.isRecord() || type.isSealed();
    if (described && !Textual.class.isAssignableFrom(type)) {
      return reference(type, simpleName(type));
    }
    return type == Object.class || type == Record.class ? Map.of() : Map.of("type", "string");
  }

  private static String simpleName(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
  }
}
