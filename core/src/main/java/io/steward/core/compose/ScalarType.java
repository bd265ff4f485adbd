// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of single values. A kept type is printed even when it is zero, false or empty. */
enum ScalarType implements Type {
  TEXT("text", false),
  TEXT_OR_NUMBER("text or a number", false),
  TEXT_OR_FLAG("text, true or false", false),
  FLAG("true or false", false),
  KEPT_FLAG("true or false", true),
  WHOLE("a whole number", false),
  KEPT_WHOLE("a whole number", true),
  /** A whole number that may not be written as text; Compose keeps its last 16 bits. */
  WHOLE_NUMBER("a whole number", false),
  /** A number that Compose cuts to a whole one. */
  NUMBER("a number", false),
  REAL("a number", false),
  /** A whole number of bytes or a size with a unit. */
  SIZE("a size such as 512m", false),
  /** A size that may only be written as text. */
  SIZE_TEXT("a size such as 512m", false),
  DURATION("a duration such as 30s or 1m30s", false),
  KEPT_DURATION("a duration such as 30s or 1m30s", true);

  private static final Set<String> YES = Set.of("true", "y", "yes", "on");
  private static final Set<String> NO = Set.of("false", "n", "no", "off");

  private final String what;
  private final boolean kept;

  ScalarType(String what, boolean kept) {
    this.what = what;
    this.kept = kept;
  }

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (!(value instanceof Value.Leaf leaf) || leaf.isNull()) {
      Type.expected(what, value, where, findings, "");
      return;
    }
    boolean textOnly =
        this == TEXT || this == SIZE_TEXT || this == DURATION || this == KEPT_DURATION;
    if (textOnly && !leaf.isText()) {
      boolean time =
          (this == DURATION || this == KEPT_DURATION) && !(leaf.data() instanceof Boolean);
      String hint =
          time ? "add a unit: " + leaf.text() + "s" : "write it in quotes: \"" + leaf.text() + "\"";
      Type.expected(this == TEXT ? "text" : what, value, where, findings, hint);
      return;
    }
    try {
      read(leaf);
    } catch (SyntaxException | NumberFormatException e) {
      String hint = e instanceof SyntaxException syntax ? syntax.hint() : "";
      Type.expected(what, value, where, findings, hint);
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    if (!(value instanceof Value.Leaf leaf) || leaf.isNull()) {
      return null;
    }
    try {
      if (form == Form.KEPT) {
        // A size below zero is taken only as a number.
        return leaf.data() instanceof Long number ? number : read(leaf);
      }
      Object read = read(leaf);
      return !kept && isZero(read) ? null : read;
    } catch (SyntaxException | NumberFormatException e) {
      throw new IllegalStateException("printed without check: " + leaf.text(), e);
    }
  }

  /** The printed value of one that was not checked; null when it is malformed. */
  @Nullable Object printOrNull(Value value) {
    try {
      return value instanceof Value.Leaf leaf && !leaf.isNull() ? read(leaf) : null;
    } catch (SyntaxException | NumberFormatException e) {
      return null; // the check has told of it
    }
  }

  private Object read(Value.Leaf leaf) throws SyntaxException {
    return switch (this) {
      case TEXT -> leaf.text();
      case TEXT_OR_FLAG -> textOrFlag(leaf);
      case TEXT_OR_NUMBER -> textOrNumber(leaf);
      case FLAG, KEPT_FLAG -> flag(leaf);
      case WHOLE, KEPT_WHOLE -> whole(leaf, false);
      case WHOLE_NUMBER -> small(leaf);
      case NUMBER -> whole(leaf, true);
      case REAL -> real(leaf);
      case SIZE, SIZE_TEXT -> size(leaf);
      case DURATION, KEPT_DURATION -> DurationSyntax.text(DurationSyntax.nanos(leaf.text()));
    };
  }

  private static Object textOrNumber(Value.Leaf leaf) throws SyntaxException {
    if (leaf.data() instanceof Boolean) {
      throw new SyntaxException("neither");
    }
    return leaf.text();
  }

  private static Object textOrFlag(Value.Leaf leaf) throws SyntaxException {
    if (!leaf.isText() && !(leaf.data() instanceof Boolean)) {
      throw new SyntaxException("neither");
    }
    return leaf.text();
  }

  private static Object small(Value.Leaf leaf) throws SyntaxException {
    if (leaf.data() instanceof Long number) {
      return number & 0xffff;
    }
    throw new SyntaxException("not a number");
  }

  private static Object flag(Value.Leaf leaf) throws SyntaxException {
    if (leaf.data() instanceof Boolean flag) {
      return flag;
    }
    String word = leaf.isText() ? leaf.text().toLowerCase(java.util.Locale.ROOT) : "";
    if (!YES.contains(word) && !NO.contains(word)) {
      throw new SyntaxException("not a flag");
    }
    return YES.contains(word);
  }

  private static Object whole(Value.Leaf leaf, boolean cut) throws SyntaxException {
    if (leaf.data() instanceof Long number) {
      return number;
    }
    if (leaf.data() instanceof Double real && (cut || real == Math.rint(real))) {
      return real.longValue();
    }
    if (!leaf.isText()) {
      throw new SyntaxException("not a number");
    }
    return Long.parseLong(leaf.text());
  }

  private static Object real(Value.Leaf leaf) throws SyntaxException {
    if (!leaf.isText() && !(leaf.data() instanceof Number)) {
      throw new SyntaxException("not a number");
    }
    float value = Float.parseFloat(leaf.text());
    if (!Float.isFinite(value)
        || !Character.isDigit(leaf.text().charAt(leaf.text().length() - 1))) {
      throw new SyntaxException("not a number");
    }
    return new BigDecimal(Float.toString(value)).stripTrailingZeros();
  }

  private static Object size(Value.Leaf leaf) throws SyntaxException {
    if (leaf.data() instanceof Boolean) {
      throw new SyntaxException("not a size");
    }
    long bytes = leaf.data() instanceof Long number ? number : SizeSyntax.bytes(leaf.text());
    return Long.toString(bytes);
  }

  private boolean isZero(Object read) {
    return switch (this) {
      case SIZE, SIZE_TEXT -> read.equals("0");
      case DURATION -> read.equals("0s");
      default ->
          read.equals("")
              || read.equals(false)
              || (read instanceof Long number && number == 0)
              || (read instanceof BigDecimal real && real.signum() == 0);
    };
  }
}
