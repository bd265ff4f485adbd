// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fetches the images of a deploy before anything is touched.
 *
 * @param parallel how many at a time
 * @param run hears how far it is
 * @param begun is called before the first one
 */
record ImageFetch(int parallel, Run run, Runnable begun) {
  /** Fetches what touched services need and is not there; answers whether there was any. */
  boolean absent(List<PlannedStack> stacks) {
    return fetch(stacks, false);
  }

  /** Asks for everything that ever came from a registry. */
  boolean all(List<PlannedStack> stacks) {
    return fetch(stacks, true);
  }

  /** Fetches what is absent, or everything; answers whether anything was fetched. */
  private boolean fetch(List<PlannedStack> stacks, boolean everything) {
    TreeMap<String, PlannedStack> images = new TreeMap<>();
    for (PlannedStack stack : stacks) {
      for (WantedService service : stack.wanted().services().values()) {
        boolean local = stack.observed().images().containsKey(service.image());
        boolean touched =
            stack.plan().find(service.name()).filter(c -> c.change() != Change.NONE).isPresent();
        if (everything ? pullable(stack, service) : !local && touched && service.pulls()) {
          images.put(stack.target().name() + " " + service.image(), stack);
        }
      }
    }
    if (!images.isEmpty()) {
      begun.run();
    }
    var steps = new PullSteps(Sheet.told(run, images.values()).progress(), images.size());
    List<HomelabException> failures =
        Workers.map(
                parallel,
                List.copyOf(images.entrySet()),
                entry -> {
                  String image = entry.getKey().substring(entry.getKey().indexOf(' ') + 1);
                  return fetched(entry.getValue(), image, steps);
                })
            .stream()
            .flatMap(Optional::stream)
            .toList();
    if (!failures.isEmpty()) {
      throw together(failures);
    }
    return !images.isEmpty();
  }

  /** An image that lies there without a digest never came from a registry. */
  private static boolean pullable(PlannedStack stack, WantedService service) {
    ImageState image = stack.observed().images().get(service.image());
    return service.pulls() && (image == null || !image.digests().isEmpty());
  }

  /** The others are fetched all the same: they are there when the deploy is run again. */
  private Optional<HomelabException> fetched(PlannedStack stack, String image, PullSteps steps) {
    try {
      fetch(stack, image, steps, run);
      return Optional.empty();
    } catch (HomelabException e) {
      return Optional.of(e);
    }
  }

  private static HomelabException together(List<HomelabException> failures) {
    HomelabException first = failures.get(0);
    return failures.size() == 1
        ? first
        : OperationException.of(
            first.kind(),
            failures.stream().map(HomelabException::getMessage).collect(Collectors.joining("; ")),
            first,
            first.hints().toArray(String[]::new));
  }

  private static void fetch(PlannedStack stack, String image, PullSteps steps, Run run) {
    steps.at(image, Fetching.BEGUN);
    stack
        .target()
        .pull(
            image,
            stack.terms().pullTimeout(),
            fetching -> {
              run.checkpoint();
              steps.at(image, fetching);
            });
    steps.done(image);
  }
}
