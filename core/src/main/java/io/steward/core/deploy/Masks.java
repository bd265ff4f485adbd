// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a word in place of what may be a secret in two texts that are compared; another word where
 * the two sides differ.
 */
record Masks(Secrecy secrecy) {
  private static final String SAME = "(hidden)";

  /** The lines of a file, the names in them readable. */
  List<String> lines(String text, String other, String side) {
    Set<String> others = new HashSet<>(other.lines().toList());
    return text.lines()
        .map(line -> secrecy.words(mask(others.contains(line), side)).line(line))
        .toList();
  }

  /** A tree of a rendered project. */
  @Nullable Object masked(String key, @Nullable Object value, @Nullable Object other, String side) {
    if (value instanceof Map<?, ?> map) {
      return map(map, other, side);
    }
    if (value instanceof List<?> list) {
      return list(key, list, other instanceof List<?> others ? others : List.of(), side);
    }
    boolean hidden = value instanceof String text && hides(key, text);
    boolean hiddenThere = other instanceof String text && hides(key, text);
    String mask = mask(value != null && value.equals(other), side);
    if (hidden || hiddenThere) {
      return mask;
    }
    if (!(value instanceof String text) || key.equals("image")) {
      return value;
    }
    if (!text.contains("\n")) {
      return secrecy.words(mask).text(text);
    }
    List<String> lines = lines(text, other instanceof String there ? there : "", side);
    return String.join("\n", lines) + (text.endsWith("\n") ? "\n" : "");
  }

  private Map<String, @Nullable Object> map(Map<?, ?> map, @Nullable Object other, String side) {
    Map<?, ?> others = other instanceof Map<?, ?> m ? m : Map.of();
    Map<String, @Nullable Object> masked = new LinkedHashMap<>();
    map.forEach(
        (name, item) ->
            masked.put(
                String.valueOf(name), masked(String.valueOf(name), item, others.get(name), side)));
    return masked;
  }

  /** Words of a command among them: what one says tells whether the next is a secret. */
  private List<@Nullable Object> list(String key, List<?> list, List<?> others, String side) {
    List<String> texts =
        list.stream().map(item -> item instanceof String text ? text : "").toList();
    List<String> same = secrecy.words(SAME).masked(texts);
    List<String> differing = secrecy.words(mask(false, side)).masked(texts);
    List<@Nullable Object> masked = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      boolean there = others.contains(item);
      boolean word =
          item instanceof String text && !secrecy.hidesNamed(key) && !secrecy.known(text);
      masked.add(
          word ? (there ? same : differing).get(i) : masked(key, item, there ? item : null, side));
    }
    return masked;
  }

  private static String mask(boolean same, String side) {
    return same ? SAME : "(hidden, " + side + ")";
  }

  private boolean hides(String key, String text) {
    return secrecy.hidesNamed(key) || secrecy.hides(text);
  }
}
