// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was written in a Compose file, with its place: a map, a list or a single value.
 * Read-only and safe to share.
 *
 * <p>The tree holds what is written and nothing that is implied: files are merged, included files
 * and extended services are put in, variables are replaced, and a short form stays short unless a
 * merge had to write it long. Every key and value of it knows its file, line and column, also where
 * it came from another file.
 */
public final class ComposeNode {
  private final Value value;

  ComposeNode(Value value) {
    this.value = value;
  }

  /** Whether this is a map. */
  public boolean isMap() {
    return value instanceof Value.Fields;
  }

  /** Whether this is a list. */
  public boolean isList() {
    return value instanceof Value.Items;
  }

  /** Whether this is a single value, nothing included. */
  public boolean isScalar() {
    return value instanceof Value.Leaf;
  }

  /** Whether nothing is written here, or {@code ~} or {@code null} without quotes. */
  public boolean isNull() {
    return value instanceof Value.Leaf leaf && leaf.isNull();
  }

  /** The value under this key of a map; empty when it is not there or this is no map. */
  public Optional<ComposeNode> get(String key) {
    return value instanceof Value.Fields map
        ? Optional.ofNullable(map.get(key)).map(ComposeNode::new)
        : Optional.empty();
  }

  /**
   * The value under these keys, one below the other; a list is gone into by the number of an item,
   * such as {@code "0"}. Empty where one is not there.
   */
  public Optional<ComposeNode> find(String... path) {
    Value at = value;
    for (String step : path) {
      Value next = step(at, step);
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(new ComposeNode(at));
  }

  private static @Nullable Value step(Value at, String step) {
    if (at instanceof Value.Fields map) {
      return map.get(step);
    }
    if (!(at instanceof Value.Items list) || step.isEmpty() || step.length() > 6) {
      return null;
    }
    if (!step.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
      return null;
    }
    int index = Integer.parseInt(step);
    return index < list.values().size() ? list.values().get(index) : null;
  }

  /** The keys of a map in the order of the file; empty when this is no map. */
  public Set<String> keys() {
    return value instanceof Value.Fields map
        ? Collections.unmodifiableSet(map.values().keySet())
        : Set.of();
  }

  /** The items of a list in their order; empty when this is no list. */
  public List<ComposeNode> items() {
    if (!(value instanceof Value.Items list)) {
      return List.of();
    }
    var items = new ArrayList<ComposeNode>(list.values().size());
    list.values().forEach(item -> items.add(new ComposeNode(item)));
    return Collections.unmodifiableList(items);
  }

  /**
   * The text of a single value with its variables put in, as Compose makes it: {@code 1.10} without
   * quotes is {@code 1.1}. Empty for nothing, for a map and for a list.
   */
  public String text() {
    return value instanceof Value.Leaf leaf ? leaf.text() : "";
  }

  /** A single value by its type: text, whole number, real number, true or false; else empty. */
  public Optional<Object> data() {
    return value instanceof Value.Leaf leaf ? Optional.ofNullable(leaf.data()) : Optional.empty();
  }

  /** The text as it stands in the file, variables not put in; empty when it is not known. */
  public Optional<String> raw() {
    return value instanceof Value.Leaf leaf && leaf.written() != null
        ? Optional.of(leaf.written().text())
        : Optional.empty();
  }

  /**
   * Whether a single value is written with quotes, or as a block of text; empty when it is not
   * known.
   */
  public Optional<Boolean> quoted() {
    return value instanceof Value.Leaf leaf && leaf.written() != null
        ? Optional.of(!leaf.written().plain())
        : Optional.empty();
  }

  /** Where the value begins. */
  public Position at() {
    return value.at();
  }

  /** Where a key of a map stands; empty when it is not there or this is no map. */
  public Optional<Position> keyAt(String key) {
    return value instanceof Value.Fields map && map.has(key)
        ? Optional.of(map.keyAt(key))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComposeNode node && value.equals(node.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** What a person calls this value: {@code a map}, {@code 'text'}, {@code the number 3}. */
  @Override
  public String toString() {
    return value.form();
  }
}
