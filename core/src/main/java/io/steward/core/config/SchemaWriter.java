// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.operation.ArgField;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes the schema of what {@link RecordBinder} accepts. */
final class SchemaWriter {
  private static final String REFERENCE = "\\$\\{.+\\}";
  private final Function<ArgField, String> naming;
  private final boolean yaml;
  private final Choices choices;

  /**
   * Writes in one of two manners.
   *
   * @param yaml whether a text may hold a reference and a key may have nothing behind it
   */
  SchemaWriter(Function<ArgField, String> naming, boolean yaml, Choices choices) {
    this.naming = naming;
    this.yaml = yaml;
    this.choices = choices;
  }

  Map<String, Object> record(Class<? extends Record> type) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (ArgField field : ArgField.of(type)) {
      properties.put(naming.apply(field), property(field));
      if (field.required()) {
        required.add(naming.apply(field));
      }
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private Map<String, Object> property(ArgField field) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("description", field.text());
    Map<String, Object> value = value(field.type());
    schema.putAll(yaml && !field.required() ? orNothing(value) : value);
    defaultOf(field).ifPresent(fallback -> schema.put("default", fallback));
    return schema;
  }

  private Map<String, Object> value(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return value(last);
      }
      if (raw == Choice.class) {
        return choice((Class<?>) last);
      }
      return raw == Map.class ? map(last) : list(last);
    }
    Class<?> raw = Scalars.unboxed((Class<?>) type);
    if (raw == Value.class || Scalars.reads(raw)) {
      return scalar(raw);
    }
    return record(raw.asSubclass(Record.class));
  }

  private Map<String, Object> scalar(Class<?> type) {
    if (type == boolean.class) {
      return orText(Map.of("type", "boolean"), "^(true|false)$");
    }
    if (type == int.class) {
      return orText(
          ordered("type", "integer", "minimum", Integer.MIN_VALUE, "maximum", Integer.MAX_VALUE),
          "^[+-]?\\d+$");
    }
    if (type == long.class) {
      return orText(Map.of("type", "integer"), "^[+-]?\\d+$");
    }
    if (type == double.class) {
      return orText(Map.of("type", "number"), "^[+-]?[0-9.]+$");
    }
    if (type == Duration.class) {
      String pattern = Scalars.DURATION;
      return ordered("type", "string", "pattern", yaml ? pattern + "|" + REFERENCE : pattern);
    }
    if (type.isEnum()) {
      Map<String, Object> names = Map.of("enum", Scalars.enumNames(type));
      return yaml ? anyOf(names, text(REFERENCE)) : names;
    }
    if (Sensitive.class.isAssignableFrom(type)) {
      return ordered("type", anyText(), "writeOnly", true);
    }
    return type == URI.class && !yaml
        ? ordered("type", "string", "format", "uri-reference")
        : Map.of("type", anyText());
  }

  /** YAML types what is written without quotes, and the binder reads it as text again. */
  private Object anyText() {
    return yaml ? List.of("string", "number", "boolean") : "string";
  }

  private Map<String, Object> orText(Map<String, Object> typed, String pattern) {
    return yaml ? anyOf(typed, text(pattern + "|" + REFERENCE)) : typed;
  }

  private static Map<String, Object> text(String pattern) {
    return ordered("type", "string", "pattern", pattern);
  }

  private Map<String, Object> list(Type type) {
    Map<String, Object> item = value(type);
    Map<String, Object> list = ordered("type", "array", "items", item);
    boolean single = !(type instanceof Class<?> plain && ArgField.isSettings(plain));
    return single && yaml ? anyOf(list, item) : list;
  }

  private Map<String, Object> map(Type type) {
    return ordered("type", "object", "additionalProperties", entry(type));
  }

  /** An entry of a map by name may be switched off, and then nothing else of it matters. */
  private Map<String, Object> entry(Type type) {
    Map<String, Object> value = value(type);
    boolean settings = type instanceof Class<?> plain && ArgField.isSettings(plain);
    boolean choice = type instanceof ParameterizedType;
    if (!settings && !choice) {
      return type == Value.class && yaml ? orNothing(value) : value;
    }
    Map<String, Object> on = switched(value);
    boolean mayBeEmpty = settings && !on.containsKey("required");
    if (!yaml || on.equals(value)) {
      return on;
    }
    return ordered(
        "if",
        ordered(
            "type",
            "object",
            "properties",
            Map.of("enabled", Map.of("enum", List.of(false, "false"))),
            "required",
            List.of("enabled")),
        "then",
        true,
        "else",
        mayBeEmpty ? orNothing(on) : on);
  }

  private static Map<String, Object> switched(Map<String, Object> value) {
    if (value.get("oneOf") instanceof List<?> forms) {
      return ordered("oneOf", forms.stream().map(SchemaWriter::form).toList());
    }
    return form(value) instanceof Map<?, ?> form ? plain(form) : value;
  }

  private static Object form(Object schema) {
    if (!(schema instanceof Map<?, ?> map) || !(map.get("properties") instanceof Map<?, ?> own)) {
      return schema;
    }
    if (own.containsKey("enabled")) {
      return schema;
    }
    var properties = plain(own);
    properties.put(
        "enabled",
        ordered(
            "description",
            "false leaves this entry out, as when it were not written",
            "enum",
            List.of(true, "true")));
    var copy = plain(map);
    copy.put("properties", properties);
    return copy;
  }

  private static Map<String, Object> plain(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> copy.put(key.toString(), value));
    return copy;
  }

  private Map<String, Object> choice(Class<?> made) {
    var forms = new ArrayList<Map<String, Object>>();
    for (Choices.Option option : choices.of(made)) {
      Map<String, Object> settings = record(option.settings());
      boolean bare = !settings.containsKey("required");
      if (bare) {
        forms.add(ordered("const", option.name(), "description", option.text()));
      }
      var form = ordered("type", "object", "description", option.text());
      form.put("properties", ordered(option.name(), bare ? orNothing(settings) : settings));
      form.put("required", List.of(option.name()));
      form.put("additionalProperties", false);
      forms.add(form);
    }
    return forms.isEmpty() ? ordered("not", Map.of()) : ordered("oneOf", forms);
  }

  private Map<String, Object> orNothing(Map<String, Object> schema) {
    if (!yaml) {
      return schema;
    }
    if (schema.get("type") instanceof String type) {
      var copy = new LinkedHashMap<>(schema);
      copy.put("type", List.of(type, "null"));
      return copy;
    }
    return anyOf(schema, Map.of("type", "null"));
  }

  private static Map<String, Object> anyOf(Map<String, Object> first, Map<String, Object> second) {
    var forms = new ArrayList<Object>();
    for (Map<String, Object> schema : List.of(first, second)) {
      if (schema.size() == 1 && schema.get("anyOf") instanceof List<?> nested) {
        forms.addAll(nested);
      } else {
        forms.add(schema);
      }
    }
    return ordered("anyOf", forms);
  }

  private static Optional<Object> defaultOf(ArgField field) {
    if (field.fallback().isEmpty()) {
      return field.isSwitch() ? Optional.of(false) : Optional.empty();
    }
    String text = field.fallback().get();
    Class<?> type = Scalars.unboxed(field.valueClass());
    if (field.repeated()) {
      return Optional.of(Arrays.stream(text.split(",")).map(String::strip).toList());
    }
    return Optional.of(Scalars.isTyped(type) ? Scalars.read(type, text) : text);
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int index = 0; index < keysAndValues.length; index += 2) {
      map.put(keysAndValues[index].toString(), keysAndValues[index + 1]);
    }
    return map;
  }
}
