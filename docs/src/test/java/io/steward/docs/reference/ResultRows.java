// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import io.steward.core.operation.Textual;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of a result as JSON has them, those of nested objects by their path. */
final class ResultRows {
  private final List<List<String>> rows = new ArrayList<>();
  private final Deque<Class<?>> open = new ArrayDeque<>();

  private ResultRows() {}

  static List<List<String>> of(Class<?> result) {
    var rows = new ResultRows();
    rows.add(result, "");
    return rows.rows;
  }

  private void add(Class<?> type, String prefix) {
    if (open.contains(type)) {
      return;
    }
    open.push(type);
    for (RecordComponent part : type.getRecordComponents()) {
      value(part.getGenericType(), prefix + part.getName(), "");
    }
    open.pop();
  }

  private void value(Type type, String key, String note) {
    if (type instanceof ParameterizedType generic) {
      Type[] inner = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      Type last = inner[inner.length - 1];
      if (raw == Optional.class) {
        value(last, key, "may be absent");
      } else if (Map.class.isAssignableFrom(raw)) {
        value(last, key + ".NAME", note);
      } else {
        value(last, key + "[]", note);
      }
    } else if (type instanceof Class<?> plain && isObject(plain)) {
      rows.add(List.of(Markdown.code(key), note.isEmpty() ? "object" : "object, " + note));
      add(plain, key + ".");
    } else {
      String words = TypeWords.of(type);
      rows.add(List.of(Markdown.code(key), note.isEmpty() ? words : words + ", " + note));
    }
  }

  private static boolean isObject(Class<?> type) {
    return type.isRecord() && !Textual.class.isAssignableFrom(type);
  }
}
