// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.Comparator;

/**
 * Names one comparable thing of a container.
 *
 * @param field what kind of thing, such as {@code image}, {@code environment}, {@code port}
 * @param name which of that kind, such as a variable's name; empty when there is only one
 */
public record FieldKey(String field, String name) implements Comparable<FieldKey> {
  private static final Comparator<FieldKey> ORDER =
      Comparator.comparing((FieldKey key) -> !key.field().equals("image"))
          .thenComparing(FieldKey::field)
          .thenComparing(FieldKey::name);

  /** A thing there is only one of. */
  public static FieldKey of(String field) {
    return new FieldKey(field, "");
  }

  /** The image first, then by name. */
  @Override
  public int compareTo(FieldKey other) {
    return ORDER.compare(this, other);
  }
}
