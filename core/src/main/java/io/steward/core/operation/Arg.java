// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of an input or settings record: the only place where its text and its
 * default are written. Help, validation, JSON Schema and the reference pages come from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Arg {
  /** What it is, one sentence without a full stop; units and ranges included. */
  String value();

  /** The default as a user would write it; the default of this means none. */
  String fallback() default NONE;

  /** Whether the command takes it by place, without a flag; a list takes all that remain. */
  boolean positional() default false;

  /** A one-letter flag beside the long one; {@code ' '} for none. */
  char letter() default ' ';

  /** Whether only the command takes it, because it makes no sense over HTTP. */
  boolean commandOnly() default false;

  /** What stands for the value in help, such as {@code FILE}; empty for one made from the type. */
  String label() default "";

  /** No default; an empty text is a legal default of its own. */
  String NONE = "\u0000";
}
