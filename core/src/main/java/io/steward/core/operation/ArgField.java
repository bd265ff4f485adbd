// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One component of an input or settings record, as its {@link Arg} describes it.
 *
 * @param name the component's name, as JSON has it: {@code dependsOn}
 * @param key the same as YAML and the command have it: {@code depends-on}
 * @param type its generic type
 * @param text what it is
 * @param fallback its default as a user would write it, empty for none
 * @param positional whether the command takes it by place
 * @param letter its one-letter flag, empty for none
 * @param commandOnly whether only the command takes it, never HTTP
 * @param label what stands for its value in help
 */
public record ArgField(
    String name,
    String key,
    Type type,
    String text,
    Optional<String> fallback,
    boolean positional,
    Optional<String> letter,
    boolean commandOnly,
    String label) {

  /**
   * The components of a record in their order.
   *
   * @throws IllegalArgumentException if a component has no {@link Arg}, a mistake of its author
   */
  public static List<ArgField> of(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(ArgField::of).toList();
  }

  private static ArgField of(RecordComponent component) {
    Arg arg = component.getAnnotation(Arg.class);
    if (arg == null) {
      throw new IllegalArgumentException(
          component.getDeclaringRecord().getName() + "." + component.getName() + " has no @Arg");
    }
    String key = kebab(component.getName());
    String label = arg.label().isEmpty() ? key.toUpperCase(Locale.ROOT) : arg.label();
    return new ArgField(
        component.getName(),
        key,
        component.getGenericType(),
        arg.value(),
        arg.fallback().equals(Arg.NONE) ? Optional.empty() : Optional.of(arg.fallback()),
        arg.positional(),
        arg.letter() == ' ' ? Optional.empty() : Optional.of(String.valueOf(arg.letter())),
        arg.commandOnly(),
        label);
  }

  /** {@code dependsOn} as {@code depends-on}. */
  public static String kebab(String name) {
    var kebab = new StringBuilder();
    for (int index = 0; index < name.length(); index++) {
      char c = name.charAt(index);
      if (Character.isUpperCase(c)) {
        kebab.append('-').append(Character.toLowerCase(c));
      } else {
        kebab.append(c == '_' ? '-' : Character.toLowerCase(c));
      }
    }
    return kebab.toString();
  }

  /** The class of the type itself: {@code List} for a {@code List<String>}. */
  public Class<?> raw() {
    return raw(type);
  }

  /** Whether a value must be given: no default, and no type that has an empty value of its own. */
  public boolean required() {
    Class<?> raw = raw();
    if (isSettings(raw)) {
      return of(raw.asSubclass(Record.class)).stream().anyMatch(ArgField::required);
    }
    return fallback.isEmpty()
        && raw != Optional.class
        && raw != boolean.class
        && !Collection.class.isAssignableFrom(raw)
        && !Map.class.isAssignableFrom(raw);
  }

  /** Whether a type is a record of settings: every component is described by an {@link Arg}. */
  public static boolean isSettings(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .allMatch(component -> component.isAnnotationPresent(Arg.class));
  }

  /** Whether it takes several values. */
  public boolean repeated() {
    return Collection.class.isAssignableFrom(raw());
  }

  /** Whether it is a switch, on or off. */
  public boolean isSwitch() {
    return raw() == boolean.class;
  }

  /** The type of one value: {@code T} of {@code Optional<T>}, {@code List<T>}, else the type. */
  public Type valueType() {
    if (type instanceof ParameterizedType generic
        && (raw() == Optional.class || Collection.class.isAssignableFrom(raw()))) {
      return generic.getActualTypeArguments()[0];
    }
    return type;
  }

  /** The class of {@link #valueType()}. */
  public Class<?> valueClass() {
    return raw(valueType());
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }
}
