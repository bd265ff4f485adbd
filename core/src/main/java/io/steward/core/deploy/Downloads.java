// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.HomelabException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks what fetching the absent images of a plan brings; no registry when none is absent. */
final class Downloads {
  private static final Duration BOUND = Duration.ofSeconds(3);

  private Downloads() {}

  static Plan.Download of(int parallel, List<PlannedStack> stacks) {
    Map<StackTarget, Set<String>> absent = new LinkedHashMap<>();
    for (PlannedStack stack : stacks) {
      for (String image : stack.plan().pulls()) {
        if (!stack.observed().images().containsKey(image)) {
          absent.computeIfAbsent(stack.target(), target -> new TreeSet<>()).add(image);
        }
      }
    }
    List<Plan.Download> all =
        Workers.map(
            parallel,
            List.copyOf(absent.entrySet()),
            entry -> of(entry.getKey(), entry.getValue()));
    List<String> unknown = new ArrayList<>();
    all.forEach(download -> unknown.addAll(download.unknown()));
    return new Plan.Download(all.stream().mapToLong(Plan.Download::bytes).sum(), unknown);
  }

  /** A layer that several images share is fetched once. */
  private static Plan.Download of(StackTarget target, Set<String> images) {
    Map<String, Map<String, Long>> known = layers(target, images);
    Map<String, Long> layers = new LinkedHashMap<>();
    known.values().forEach(layers::putAll);
    return new Plan.Download(
        layers.values().stream().mapToLong(Long::longValue).sum(),
        images.stream().filter(image -> !known.containsKey(image)).toList());
  }

  /** A plan does not fail for a size. */
  private static Map<String, Map<String, Long>> layers(StackTarget target, Set<String> images) {
    try {
      return target.layers(images, BOUND);
    } catch (HomelabException e) {
      return Map.of();
    }
  }
}
