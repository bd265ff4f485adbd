// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.ArgField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was typed for the components of an input; not thread-safe. */
final class Input {
  private record Typed(ArgField field, List<String> texts) {}

  private final Map<String, Typed> typed = new LinkedHashMap<>();

  void put(ArgField field, List<String> values) {
    typed.put(field.name(), new Typed(field, List.copyOf(values)));
  }

  /** The values by component name; with {@code -C} paths stay relative to the user all the same. */
  Map<String, Object> values(GlobalOptions options) {
    Map<String, Object> values = new LinkedHashMap<>();
    typed.forEach(
        (name, each) -> {
          List<String> read =
              each.field().valueClass() == Path.class && options.folder().isPresent()
                  ? each.texts().stream().map(Input::absolute).toList()
                  : each.texts();
          values.put(name, value(each.field(), read));
        });
    return values;
  }

  private static String absolute(String path) {
    return path.equals("-") ? path : Path.of(path).toAbsolutePath().normalize().toString();
  }

  private static Object value(ArgField field, List<String> texts) {
    if (field.isSwitch()) {
      return field.fallback().filter("true"::equals).isEmpty();
    }
    if (field.repeated()) {
      return new ArrayList<>(texts);
    }
    return Map.class.isAssignableFrom(field.raw())
        ? pairs(field, texts)
        : texts.get(texts.size() - 1);
  }

  private static Map<String, String> pairs(ArgField field, List<String> texts) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw OperationException.of(
            ErrorKind.USAGE,
            "option '--" + field.key() + "': '" + text + "' is not NAME=VALUE",
            "write --" + field.key() + " NAME=VALUE, once for each");
      }
      pairs.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return pairs;
  }
}
