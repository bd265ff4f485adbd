// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What was taken away at the end.
 *
 * @param containers how many containers
 * @param networks how many networks
 * @param volumes how many volumes
 * @param images how many images
 * @param left what could not be taken away, and why
 */
public record Cleared(int containers, int networks, int volumes, int images, List<String> left) {
  static final Cleared NOTHING = new Cleared(0, 0, 0, 0, List.of());

  /** Keeps its own copy. */
  public Cleared {
    left = List.copyOf(left);
  }

  Cleared with(List<String> more) {
    List<String> all = new ArrayList<>(left);
    all.addAll(more);
    return new Cleared(containers, networks, volumes, images, all);
  }

  /** In words: {@code 4 containers, 3 networks, 1 volume and 2 images}; empty for nothing. */
  String words() {
    List<String> words = new ArrayList<>();
    add(words, containers, "container");
    add(words, networks, "network");
    add(words, volumes, "volume");
    add(words, images, "image");
    return String.join(", ", words);
  }

  private static void add(List<String> words, int count, String noun) {
    if (count > 0) {
      words.add(count + " " + noun + (count == 1 ? "" : "s"));
    }
  }
}
