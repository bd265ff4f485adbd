// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.operation.ArgField;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one text becomes a value of a type; the types a settings record may use. */
final class Scalars {
  /** What a duration looks like, as a regular expression of JSON Schema. */
  static final String DURATION = "^(\\d{1,9}(ms|s|m|h|d|w))+$";

  private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
  private static final Map<Class<?>, Function<String, Object>> BUILT_IN =
      Map.of(
          String.class, text -> text,
          boolean.class, Scalars::bool,
          int.class, Scalars::integer,
          long.class, Scalars::whole,
          double.class, Scalars::number,
          Duration.class, Scalars::duration,
          LocalDate.class, Scalars::date,
          Path.class, Path::of,
          URI.class, URI::create);

  private Scalars() {}

  /** Whether {@code type} is read from one text. */
  static boolean reads(Class<?> boxed) {
    Class<?> type = unboxed(boxed);
    return BUILT_IN.containsKey(type) || type.isEnum() || parser(type).isPresent();
  }

  /**
   * Reads one text.
   *
   * @throws IllegalArgumentException with a sentence for the user if it does not fit
   */
  static Object read(Class<?> boxed, String text) {
    Class<?> type = unboxed(boxed);
    Function<String, Object> builtIn = BUILT_IN.get(type);
    if (builtIn != null) {
      return builtIn.apply(text);
    }
    if (type.isEnum()) {
      return enumValue(type, text);
    }
    return parse(parser(type).orElseThrow(), text);
  }

  /** What a person calls a value of this type, for help and schema. */
  static String noun(Class<?> boxed) {
    Class<?> type = unboxed(boxed);
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type == double.class) {
      return "a number";
    }
    if (type == Duration.class) {
      return "a duration such as 30s, 5m or 1h30m";
    }
    if (type == LocalDate.class) {
      return "a day such as 2027-03-31";
    }
    return type.isEnum() ? "one of " + String.join(", ", enumNames(type)) : "text";
  }

  /** The primitive type, which a component such as {@code Optional<Integer>} cannot name. */
  static Class<?> unboxed(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }

  /** Whether JSON and YAML write a value of this type without quotes. */
  static boolean isTyped(Class<?> boxed) {
    Class<?> type = unboxed(boxed);
    return type == boolean.class || type == int.class || type == long.class || type == double.class;
  }

  /** The values of an enumeration as the user writes them. */
  static List<String> enumNames(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private static Object bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unfit(text, boolean.class);
    };
  }

  private static Long whole(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw unfit(text, long.class);
    }
  }

  private static Object integer(String text) {
    long whole = whole(text);
    if (whole != (int) whole) {
      throw new IllegalArgumentException(
          "'" + text + "' is not within " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE);
    }
    return (int) whole;
  }

  private static Object number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw unfit(text, double.class);
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw unfit(text, LocalDate.class);
    }
  }

  private static Object duration(String text) {
    Matcher part = DURATION_PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
      end = part.end();
    }
    if (end == 0 || end != text.length()) {
      throw unfit(text, Duration.class);
    }
    return sum;
  }

  private static Duration of(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(Math.multiplyExact(7, count));
    };
  }

  private static Object enumValue(Class<?> type, String text) {
    Object[] values = type.getEnumConstants();
    int index = enumNames(type).indexOf(text);
    if (index < 0) {
      throw unfit(text, type);
    }
    return values[index];
  }

  private static IllegalArgumentException unfit(String text, Class<?> type) {
    return new IllegalArgumentException("'" + text + "' is not " + noun(type));
  }

  private static Optional<Method> parser(Class<?> type) {
    try {
      Method parse = type.getDeclaredMethod("parse", String.class);
      boolean fits = Modifier.isStatic(parse.getModifiers()) && parse.getReturnType() == type;
      return fits ? Optional.of(parse) : Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static Object parse(Method parser, String text) {
    try {
      parser.setAccessible(true);
      return parser.invoke(null, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException unfit) {
        throw unfit;
      }
      throw new IllegalStateException(ArgField.kebab(parser.getName()) + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(parser + " cannot be called", e);
    }
  }
}
