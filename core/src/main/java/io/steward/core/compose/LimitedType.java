// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A type that takes only some of the values of another, or prints them otherwise.
 *
 * @param held the other type
 * @param what what is expected, for the message
 * @param allowed which printed values are taken
 * @param shown how a printed value is shown; null where it is not
 */
record LimitedType(
    Type held, String what, Predicate<Object> allowed, Function<Object, @Nullable Object> shown)
    implements Type {
  /** One of these words. */
  static Type words(String... words) {
    var known = List.of(words);
    return new LimitedType(
        ScalarType.TEXT, "one of " + String.join(", ", words), known::contains, word -> word);
  }

  /** A whole number within bounds, both included. */
  static Type range(long least, long most) {
    return new LimitedType(
        ScalarType.WHOLE,
        "a whole number from " + least + " to " + most,
        number -> number instanceof Long size && size >= least && size <= most,
        number -> number);
  }

  /** A text that is not empty. */
  static Type notEmpty(String what) {
    return new LimitedType(ScalarType.TEXT, what, text -> !"".equals(text), text -> text);
  }

  /** One that is checked and never printed. */
  static Type hidden(Type held) {
    return new LimitedType(held, "", any -> true, any -> null);
  }

  @Override
  public @Nullable Type in(String step) {
    return held.in(step);
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    var before = new Findings();
    held.check(value, where, before);
    if (!before.isEmpty()) {
      held.check(value, where, findings);
      return;
    }
    Object judged = held.print(value, Form.KEPT);
    if (!what.isEmpty() && judged != null && !allowed.test(judged)) {
      Type.expected(what, value, where, findings, "");
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    Object printed = held.print(value, form);
    return printed == null ? null : shown.apply(printed);
  }
}
