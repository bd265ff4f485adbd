// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One value of a YAML document, with the place it was written at. Immutable. */
public sealed interface Node {
  /** Where the value begins. */
  Position position();

  /** The explicit local tag, such as {@code !reset}; empty for none. */
  String tag();

  /** What a person calls this form of value: {@code text}, {@code list}, {@code map}. */
  String form();

  /**
   * A single value.
   *
   * @param text the text as it means, escapes resolved
   * @param plain whether it was written without quotes, so that {@code true} or {@code 1} is typed
   */
  record Scalar(Position position, String tag, String text, boolean plain) implements Node {
    /** A quoted text from a place without a tag. */
    public static Scalar text(Position position, String text) {
      return new Scalar(position, "", text, false);
    }

    /** Whether this is YAML's null: nothing, {@code ~} or {@code null} without quotes. */
    public boolean isNull() {
      return plain
          && (text.isEmpty()
              || text.equals("~")
              || text.equals("null")
              || text.equals("Null")
              || text.equals("NULL"));
    }

    @Override
    public String form() {
      return isNull() ? "nothing" : "text";
    }
  }

  /** A list; aliases are shared, not copied. */
  record Sequence(Position position, String tag, List<Node> items) implements Node {
    /** Keeps its own copy of the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String form() {
      return "list";
    }
  }

  /** A map in the order of the file; merge keys are already applied. */
  record Mapping(Position position, String tag, Map<String, Entry> entries) implements Node {
    /** Keeps its own copy of the entries, order kept. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** An empty map at this place. */
    public static Mapping empty(Position position) {
      return new Mapping(position, "", Map.of());
    }

    /** The value of {@code key}, empty when the key is absent. */
    public Optional<Node> find(String key) {
      return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    @Override
    public String form() {
      return "map";
    }
  }

  /**
   * One key of a map.
   *
   * @param key where the key stands
   * @param value its value
   * @param plain whether the key was written without quotes, so that {@code true} or {@code 1} is
   *     typed
   */
  record Entry(Position key, Node value, boolean plain) {
    /** A key that is text. */
    public Entry(Position key, Node value) {
      this(key, value, false);
    }
  }
}
