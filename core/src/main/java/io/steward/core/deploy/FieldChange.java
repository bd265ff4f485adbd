// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.Optional;

/**
 * One difference between what runs and what is wanted.
 *
 * @param field what kind of thing, such as {@code environment}
 * @param name which of that kind; empty when there is only one
 * @param from what it is; absent when it is new, or hidden
 * @param to what it shall be; absent when it goes, or hidden
 * @param hidden whether the values may hold a secret and are left out
 */
public record FieldChange(
    String field, String name, Optional<String> from, Optional<String> to, boolean hidden) {

  /** A difference whose values may be shown. */
  public static FieldChange of(FieldKey key, Optional<String> from, Optional<String> to) {
    return new FieldChange(key.field(), key.name(), from, to, false);
  }

  /** A difference whose values must not be shown. */
  public static FieldChange hidden(FieldKey key) {
    return new FieldChange(key.field(), key.name(), Optional.empty(), Optional.empty(), true);
  }

  /** A note that is no difference of values, such as {@code prometheus.yml +4 −1 lines}. */
  public static FieldChange note(String field, String name, String text) {
    return new FieldChange(field, name, Optional.empty(), Optional.of(text), false);
  }

  /** {@code old → new}, or what came, went or is hidden. */
  public String values() {
    if (hidden) {
      return "changed (hidden)";
    }
    if (from.isEmpty()) {
      return to.orElse("");
    }
    return from.get() + " → " + to.orElse("not set");
  }
}
