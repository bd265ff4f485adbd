// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.Names;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import io.steward.core.operation.ArgField;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Binds a tree of values to a record whose components carry {@link io.steward.core.operation.Arg}:
 * unknown keys, missing keys and unfit values all become problems, each with its place and the
 * nearest known name. In a map by name an entry with {@code enabled: false} is left out.
 */
public final class RecordBinder {
  private final Choices choices;
  private final List<Problem> problems;
  private final boolean typed;
  private int unfit;

  /**
   * Binds with these kinds to choose from, and adds what is wrong to {@code problems}. As in YAML,
   * a text may stand for a number and a number for a text, and one value for a list of one.
   */
  public RecordBinder(Choices choices, List<Problem> problems) {
    this(choices, problems, false);
  }

  private RecordBinder(Choices choices, List<Problem> problems, boolean typed) {
    this.choices = choices;
    this.problems = problems;
    this.typed = typed;
  }

  /** One for values that came with their types, as those of JSON: each must be of its own. */
  public static RecordBinder typed(Choices choices, List<Problem> problems) {
    return new RecordBinder(choices, problems, true);
  }

  /**
   * The record, or empty when a value is missing or does not fit; unknown keys are problems too but
   * leave the record whole, so that more can be found wrong with it at once.
   *
   * @param key the dotted path so far, may be empty
   */
  public <T extends Record> Optional<T> bind(Node node, Class<T> type, String key) {
    if (!(node instanceof Node.Mapping mapping)) {
      if (node instanceof Node.Scalar scalar && scalar.isNull()) {
        return bind(Node.Mapping.empty(node.position()), type, key);
      }
      problem(node.position(), key, "expected a map, found " + found(node));
      return Optional.empty();
    }
    int before = unfit;
    List<ArgField> fields = ArgField.of(type);
    refuseUnknown(mapping, fields, key);
    Object[] values =
        fields.stream().map(field -> field(mapping, field, join(key, field.key()))).toArray();
    return unfit > before ? Optional.empty() : create(type, values, mapping.position(), key);
  }

  private void refuseUnknown(Node.Mapping mapping, List<ArgField> fields, String key) {
    Set<String> known = new TreeSet<>(fields.stream().map(ArgField::key).toList());
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                problems.add(
                    new Problem(
                        entry.key(),
                        join(key, name),
                        "unknown key",
                        Names.suggestion(name, known)));
              }
            });
  }

  private Object field(Node.Mapping mapping, ArgField field, String key) {
    Node.Entry entry = mapping.entries().get(field.key());
    if (entry != null && !(entry.value() instanceof Node.Scalar s && s.isNull())) {
      return value(entry.value(), field.type(), key);
    }
    if (field.fallback().isPresent()) {
      var text = new Node.Scalar(mapping.position(), "", field.fallback().get(), false);
      var untyped = typed ? new RecordBinder(choices, problems) : this;
      return untyped.value(fallback(text, field), field.type(), key);
    }
    if (ArgField.isSettings(field.raw())) {
      return value(Node.Mapping.empty(mapping.position()), field.type(), key);
    }
    if (field.required()) {
      problem(mapping.position(), key, "is missing");
    }
    return absent(field.raw());
  }

  private static Node fallback(Node.Scalar text, ArgField field) {
    return field.repeated()
        ? new Node.Sequence(
            text.position(),
            "",
            Arrays.stream(text.text().split(",")).map(t -> (Node) copy(text, t.strip())).toList())
        : text;
  }

  private static Node.Scalar copy(Node.Scalar origin, String text) {
    return new Node.Scalar(origin.position(), "", text, false);
  }

  private static Object absent(Class<?> raw) {
    if (raw == Optional.class) {
      return Optional.empty();
    }
    if (raw == Map.class) {
      return Map.of();
    }
    if (raw == Set.class) {
      return Set.of();
    }
    if (raw == boolean.class) {
      return false;
    }
    return List.of();
  }

  private Object value(Node node, Type type, String key) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return Optional.of(value(node, last, key));
      }
      if (raw == Choice.class) {
        return choice(node, (Class<?>) last, key);
      }
      return raw == Map.class ? map(node, last, key) : items(node, raw, last, key);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == Value.class) {
      return text(node, key);
    }
    if (Scalars.reads(raw)) {
      return scalar(node, raw, key);
    }
    return bind(node, raw.asSubclass(Record.class), key).map(r -> (Object) r).orElse(absent(raw));
  }

  private Value text(Node node, String key) {
    if (node instanceof Node.Scalar scalar && fits(scalar, String.class)) {
      String text = scalar.isNull() ? "" : scalar.text();
      return new Value(text, scalar.tag().equals(Interpolation.SECRET));
    }
    problem(node.position(), key, "expected text, found " + found(node));
    return new Value("", false);
  }

  private Object scalar(Node node, Class<?> type, String key) {
    if (node.tag().equals(Interpolation.UNRESOLVED)) {
      unfit++;
      return absent(type);
    }
    if (!(node instanceof Node.Scalar scalar) || scalar.isNull() || !fits(scalar, type)) {
      problem(node.position(), key, "expected " + Scalars.noun(type) + ", found " + found(node));
      return absent(type);
    }
    try {
      return Scalars.read(type, scalar.text());
    } catch (IllegalArgumentException | ArithmeticException e) {
      boolean hidden = Sensitive.class.isAssignableFrom(type);
      problem(
          node.position(), key, hidden ? "is not a legal value" : String.valueOf(e.getMessage()));
      return absent(type);
    }
  }

  /** Whether a value is of the type it came with: a text is quoted, a number is not. */
  private boolean fits(Node.Scalar scalar, Class<?> type) {
    return !typed || scalar.isNull() || scalar.plain() == Scalars.isTyped(type);
  }

  private Object items(Node node, Class<?> raw, Type type, String key) {
    List<Object> values = new ArrayList<>();
    if (node instanceof Node.Sequence sequence) {
      int index = 0;
      for (Node item : sequence.items()) {
        values.add(value(item, type, key + "[" + index++ + "]"));
      }
    } else if (node instanceof Node.Scalar && !typed) {
      values.add(value(node, type, key));
    } else {
      problem(node.position(), key, "expected a list, found " + found(node));
    }
    Collection<Object> copy = raw == Set.class ? Set.copyOf(values) : List.copyOf(values);
    return copy;
  }

  private Object map(Node node, Type type, String key) {
    if (!(node instanceof Node.Mapping mapping)) {
      problem(node.position(), key, "expected a map, found " + found(node));
      return Map.of();
    }
    var values = new LinkedHashMap<String, Object>();
    mapping
        .entries()
        .forEach(
            (name, entry) ->
                enabled(entry.value(), type, join(key, name))
                    .ifPresent(kept -> values.put(name, value(kept, type, join(key, name)))));
    return java.util.Collections.unmodifiableMap(values);
  }

  /** The entry of a map by name without its {@code enabled}; empty when that says false. */
  private Optional<Node> enabled(Node node, Type type, String key) {
    boolean settings =
        type instanceof ParameterizedType || Record.class.isAssignableFrom(cls(type));
    if (!settings
        || !(node instanceof Node.Mapping mapping)
        || !mapping.entries().containsKey("enabled")
        || (type instanceof Class<?> record && declares(record, "enabled"))) {
      return Optional.of(node);
    }
    Object on = scalar(mapping.find("enabled").orElseThrow(), boolean.class, key + ".enabled");
    var rest = new LinkedHashMap<>(mapping.entries());
    rest.remove("enabled");
    return Boolean.FALSE.equals(on)
        ? Optional.empty()
        : Optional.of(new Node.Mapping(mapping.position(), mapping.tag(), rest));
  }

  private static Class<?> cls(Type type) {
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  private static boolean declares(Class<?> type, String component) {
    return Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getName().equals(component));
  }

  private <T> Choice<T> choice(Node node, Class<T> made, String key) {
    List<Choices.Option> options = choices.of(made);
    List<String> names = options.stream().map(Choices.Option::name).toList();
    String name = "";
    Node settings = Node.Mapping.empty(node.position());
    Position at = node.position();
    if (node instanceof Node.Scalar scalar) {
      name = scalar.text();
    } else if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
      var entry = mapping.entries().entrySet().iterator().next();
      name = entry.getKey();
      at = entry.getValue().key();
      settings = entry.getValue().value();
    } else {
      problem(at, key, "expected exactly one kind, one of " + String.join(", ", names));
      return new Choice<>(made, "", NoSettings.NONE);
    }
    String chosen = name;
    Optional<Choices.Option> option =
        options.stream().filter(candidate -> candidate.name().equals(chosen)).findFirst();
    if (option.isEmpty()) {
      unfit++;
      problems.add(new Problem(at, join(key, name), "unknown kind", Names.suggestion(name, names)));
      return new Choice<>(made, "", NoSettings.NONE);
    }
    return bind(settings, option.get().settings(), join(key, name))
        .map(bound -> new Choice<>(made, chosen, bound))
        .orElse(new Choice<>(made, chosen, NoSettings.NONE));
  }

  private <T extends Record> Optional<T> create(
      Class<T> type, Object[] values, Position position, String key) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException unfit) {
        problem(position, key, String.valueOf(unfit.getMessage()));
        return Optional.empty();
      }
      throw new IllegalStateException(type.getName() + " cannot be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made", e);
    }
  }

  private String found(Node node) {
    if (typed && node instanceof Node.Scalar scalar && scalar.plain() && !scalar.isNull()) {
      boolean number = !scalar.text().equals("true") && !scalar.text().equals("false");
      return number ? "a number" : scalar.text();
    }
    return node instanceof Node.Scalar ? node.form() : "a " + node.form();
  }

  private void problem(Position position, String key, String message) {
    unfit++;
    problems.add(Problem.of(position, key, message));
  }

  private static String join(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}
