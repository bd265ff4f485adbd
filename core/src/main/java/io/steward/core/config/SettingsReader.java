// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.Position;
import io.steward.core.operation.ArgField;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists what counts in a tree that is bound to a record, defaults included, secrets hidden. */
final class SettingsReader {
  private static final String DEFAULT = "default";
  private final Choices choices;
  private final List<Setting> found = new ArrayList<>();

  SettingsReader(Choices choices) {
    this.choices = choices;
  }

  List<Setting> read(String file, Node tree, Class<? extends Record> type) {
    record(tree, type, file);
    return List.copyOf(found);
  }

  private void record(Node node, Class<? extends Record> type, String key) {
    Map<String, ArgField> fields =
        ArgField.of(type).stream().collect(Collectors.toMap(ArgField::key, field -> field));
    if (node instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (name, entry) -> {
                if (!fields.containsKey(name)) {
                  add(key + "." + name, "(unknown key)", entry.key());
                }
              });
    }
    for (ArgField field : ArgField.of(type)) {
      Optional<Node> value =
          node instanceof Node.Mapping mapping ? mapping.find(field.key()) : Optional.empty();
      field(value.filter(given -> !nothing(given)), field, key + "." + field.key(), node);
    }
  }

  private void field(Optional<Node> given, ArgField field, String key, Node parent) {
    if (given.isPresent()) {
      value(given.get(), field.type(), key);
    } else if (field.fallback().isPresent()) {
      found.add(new Setting(key, field.fallback().get(), DEFAULT));
    } else if (ArgField.isSettings(field.raw())) {
      record(Node.Mapping.empty(parent.position()), field.raw().asSubclass(Record.class), key);
    } else if (field.isSwitch()) {
      found.add(new Setting(key, "false", DEFAULT));
    }
  }

  private void value(Node node, Type type, String key) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == Choice.class) {
        choice(node, (Class<?>) last, key);
        return;
      }
      if (generic.getRawType() == Optional.class) {
        value(node, last, key);
        return;
      }
      parts(node, last, key);
      return;
    }
    Class<?> raw = (Class<?>) type;
    if (ArgField.isSettings(raw)) {
      record(node, raw.asSubclass(Record.class), key);
    } else {
      text(node, raw, key);
    }
  }

  /** The entries of a map, the items of a list, or the one item of a short list. */
  private void parts(Node node, Type type, String key) {
    if (node instanceof Node.Sequence sequence) {
      int index = 0;
      for (Node item : sequence.items()) {
        value(item, type, key + "[" + index++ + "]");
      }
    } else if (node instanceof Node.Mapping mapping && !isSettings(type)) {
      mapping.entries().forEach((name, entry) -> value(entry.value(), type, key + "." + name));
    } else if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach((name, entry) -> entry(entry, type, key + "." + name));
    } else {
      value(node, type, key);
    }
  }

  private void entry(Node.Entry entry, Type type, String key) {
    boolean off =
        entry.value() instanceof Node.Mapping mapping
            && mapping.find("enabled").filter(SettingsReader::isFalse).isPresent();
    if (off) {
      add(key + ".enabled", "false", entry.key());
    } else {
      value(entry.value(), type, key);
    }
  }

  private void choice(Node node, Class<?> made, String key) {
    if (!(node instanceof Node.Mapping mapping)) {
      text(node, String.class, key);
      return;
    }
    mapping
        .entries()
        .forEach(
            (kind, entry) -> {
              Optional<Choices.Option> option =
                  choices.of(made).stream().filter(o -> o.name().equals(kind)).findFirst();
              if (option.isPresent()) {
                record(entry.value(), option.get().settings(), key + "." + kind);
              } else if (!kind.equals("enabled")) {
                add(key + "." + kind, "(unknown kind)", entry.key());
              }
            });
  }

  private void text(Node node, Class<?> type, String key) {
    boolean hidden =
        Sensitive.class.isAssignableFrom(type) || node.tag().equals(Interpolation.SECRET);
    String text = node instanceof Node.Scalar scalar ? scalar.text() : "(a " + node.form() + ")";
    add(key, hidden ? Setting.HIDDEN : text, node.position());
  }

  private void add(String key, String value, Position origin) {
    found.add(new Setting(key, value, new Position(origin.source(), origin.line(), 0).toString()));
  }

  private static boolean isSettings(Type type) {
    return type instanceof ParameterizedType
        || (type instanceof Class<?> plain && ArgField.isSettings(plain));
  }

  private static boolean isFalse(Node node) {
    return node instanceof Node.Scalar scalar && scalar.text().equals("false");
  }

  private static boolean nothing(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isNull();
  }
}
