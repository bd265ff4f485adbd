// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.config.Node;
import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tree a Compose file is while it is read: variables put in, scalars typed, maps and lists
 * mutable, every value with its place.
 */
sealed interface Value {
  Position at();

  /** A copy that shares nothing mutable. */
  Value copy();

  /** How many values this holds, itself included. */
  long size();

  /** What a person calls this value in a message. */
  String form();

  /** Whether this means the same as another value, wherever both stand. */
  boolean sameAs(Value other);

  /**
   * A text, a number, true or false, or nothing.
   *
   * @param written how it stands in the file; null for one that was made
   */
  record Leaf(Position at, @Nullable Object data, Node.@Nullable Scalar written) implements Value {
    /** One that does not stand in a file so. */
    Leaf(Position at, @Nullable Object data) {
      this(at, data, null);
    }

    /** The same with another text. */
    Leaf with(String text) {
      return new Leaf(at, text, written);
    }

    boolean isNull() {
      return data == null;
    }

    boolean isText() {
      return data instanceof String;
    }

    /** The text Compose makes of it where it wants text: numbers in their shortest form. */
    String text() {
      return data == null ? "" : Scalars.text(data);
    }

    @Override
    public Value copy() {
      return this;
    }

    @Override
    public long size() {
      return 1;
    }

    @Override
    public boolean sameAs(Value other) {
      return other instanceof Leaf leaf && Objects.equals(data, leaf.data);
    }

    @Override
    public String form() {
      if (data == null) {
        return "nothing";
      }
      if (data instanceof String text) {
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
      }
      return data instanceof Boolean ? text() : "the number " + text();
    }
  }

  /** A list. */
  record Items(Position at, List<Value> values) implements Value {
    static Items empty(Position at) {
      return new Items(at, new ArrayList<>());
    }

    @Override
    public Value copy() {
      var copies = new ArrayList<Value>(values.size());
      for (Value value : values) {
        copies.add(value.copy());
      }
      return new Items(at, copies);
    }

    @Override
    public long size() {
      long size = 1;
      for (Value value : values) {
        size += value.size();
      }
      return size;
    }

    @Override
    public boolean sameAs(Value other) {
      if (!(other instanceof Items items) || items.values.size() != values.size()) {
        return false;
      }
      for (int index = 0; index < values.size(); index++) {
        if (!values.get(index).sameAs(items.values.get(index))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String form() {
      return "a list";
    }
  }

  /** A map; knows where each key stands. */
  record Fields(Position at, Map<String, Value> values, Map<String, Position> keys)
      implements Value {
    static Fields empty(Position at) {
      return new Fields(at, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    @Nullable Value get(String key) {
      return values.get(key);
    }

    boolean has(String key) {
      return values.containsKey(key);
    }

    /** Sets a key that stands where its value stands. */
    void put(String key, Value value) {
      values.put(key, value);
    }

    void put(String key, Position keyAt, Value value) {
      keys.put(key, keyAt);
      values.put(key, value);
    }

    void remove(String key) {
      values.remove(key);
      keys.remove(key);
    }

    Position keyAt(String key) {
      Position known = keys.get(key);
      if (known != null) {
        return known;
      }
      Value value = values.get(key);
      return value == null ? at : value.at();
    }

    /** The map under this key; null when the key is absent or holds something else. */
    @Nullable Fields fields(String key) {
      return values.get(key) instanceof Fields fields ? fields : null;
    }

    /** The map under this key; an empty one of no effect when there is none. */
    Fields section(String key) {
      return values.get(key) instanceof Fields fields ? fields : empty(at);
    }

    /** The list under this key; null when the key is absent or holds something else. */
    @Nullable Items items(String key) {
      return values.get(key) instanceof Items items ? items : null;
    }

    /** The text under this key; null when the key is absent or holds something else. */
    @Nullable String text(String key) {
      return values.get(key) instanceof Leaf leaf && leaf.data() instanceof String text
          ? text
          : null;
    }

    @Override
    public Fields copy() {
      var copies = new LinkedHashMap<String, Value>();
      values.forEach((key, value) -> copies.put(key, value.copy()));
      return new Fields(at, copies, new LinkedHashMap<>(keys));
    }

    @Override
    public long size() {
      long size = 1;
      for (Value value : values.values()) {
        size += value.size();
      }
      return size;
    }

    @Override
    public boolean sameAs(Value other) {
      if (!(other instanceof Fields fields) || fields.values.size() != values.size()) {
        return false;
      }
      for (var entry : values.entrySet()) {
        Value theirs = fields.get(entry.getKey());
        if (theirs == null || !entry.getValue().sameAs(theirs)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String form() {
      return "a map";
    }
  }
}
