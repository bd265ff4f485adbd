// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything about a container that a plan compares, in one canonical text each; what is absent is
 * what the image or the engine would set by itself. Immutable.
 *
 * @param values by key, in the order they are shown
 */
public record Fields(SortedMap<FieldKey, String> values) {
  /** Nothing but what the image sets. */
  public static final Fields NONE = new Fields(new TreeMap<>());

  /** Keeps its own copy. */
  public Fields {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** The value of a key, empty when it is left to image or engine. */
  public Optional<String> find(FieldKey key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The one value of a field there is only one of, empty when it is not set. */
  public Optional<String> find(String field) {
    return find(FieldKey.of(field));
  }

  /** These without what is the same in {@code defaults}. */
  public Fields minus(Fields defaults) {
    var own = new TreeMap<>(values);
    own.entrySet().removeIf(field -> field.getValue().equals(defaults.values.get(field.getKey())));
    return new Fields(own);
  }

  /** Collects fields; not thread-safe. */
  public static final class Builder {
    private final TreeMap<FieldKey, String> values = new TreeMap<>();

    /** Sets a field there is only one of; an empty value is none. */
    public Builder set(String field, String value) {
      return set(field, "", value);
    }

    /** Sets a named one; an empty value counts only where there is a name. */
    public Builder set(String field, String name, String value) {
      if (!value.isEmpty() || !name.isEmpty()) {
        values.put(new FieldKey(field, name), value);
      }
      return this;
    }

    /** Sets one for each entry. */
    public Builder setAll(String field, Map<String, String> named) {
      named.forEach((name, value) -> set(field, name, value));
      return this;
    }

    /** Takes one away. */
    public Builder remove(String field, String name) {
      values.remove(new FieldKey(field, name));
      return this;
    }

    /** The fields so far. */
    public Fields build() {
      return new Fields(values);
    }
  }
}
