// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import io.steward.core.config.Choice;
import io.steward.core.config.Value;
import io.steward.core.operation.ArgField;
import io.steward.core.operation.Plain;
import io.steward.core.operation.Textual;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words which values a type takes. */
final class TypeWords {
  private TypeWords() {}

  static String of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] inner = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      String last = of(inner[inner.length - 1]);
      if (raw == Optional.class) {
        return last;
      }
      if (raw == Choice.class) {
        return "kind of " + ((Class<?>) inner[0]).getSimpleName();
      }
      return Map.class.isAssignableFrom(raw) ? "map of name to " + last : "list of " + last;
    }
    return type instanceof Class<?> plain ? of(plain) : "value";
  }

  private static String of(Class<?> type) {
    if (type == Object.class) {
      return "any value";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> Markdown.code(String.valueOf(Plain.of(constant))))
          .collect(Collectors.joining(", "));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "whole number";
    }
    if (type == double.class || type == Double.class) {
      return "number";
    }
    if (type == Duration.class) {
      return "duration";
    }
    if (type == Path.class) {
      return "path";
    }
    if (type == URI.class) {
      return "address";
    }
    if (type == Instant.class) {
      return "time";
    }
    if (type == Value.class || Textual.class.isAssignableFrom(type)) {
      return "text";
    }
    if (type.isRecord() && ArgField.isSettings(type)) {
      return "mapping";
    }
    return Collection.class.isAssignableFrom(type) ? "list" : "text";
  }
}
