// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells of other stacks that run with another image than a reference means now: going back made it
 * mean the earlier one again, and their next deploy would go back with it.
 */
record SharedImages(StackSites sites) {
  /** A sentence for each service of other stacks that shares an image of these services. */
  List<String> remarks(PlannedStack stack) {
    Set<String> references =
        stack.plan().touched().stream()
            .flatMap(name -> Optional.ofNullable(stack.wanted().services().get(name)).stream())
            .map(WantedService::image)
            .collect(Collectors.toSet());
    return sites.homelab().stacks().keySet().stream()
        .filter(other -> !other.equals(stack.name()))
        .map(sites::get)
        .filter(other -> other.target().name().equals(stack.target().name()))
        .flatMap(other -> remarks(other, references))
        .toList();
  }

  private static Stream<String> remarks(StackSite site, Set<String> references) {
    return site.store()
        .current(site.key())
        .map(revision -> site.reader().of(site.stack(), revision))
        .filter(
            wanted ->
                wanted.services().values().stream().anyMatch(s -> references.contains(s.image())))
        .map(wanted -> remarks(site, wanted, references))
        .orElseGet(Stream::empty);
  }

  private static Stream<String> remarks(
      StackSite site, WantedStack wanted, Set<String> references) {
    Observation observed = site.target().observe(wanted);
    return wanted.services().values().stream()
        .filter(service -> references.contains(service.image()))
        .filter(service -> runsWithAnother(service, observed))
        .map(
            service ->
                service.image()
                    + " means its earlier image again, and "
                    + site.name()
                    + "/"
                    + service.name()
                    + " runs with another one: a deploy of "
                    + site.name()
                    + " would go back too, unless it is pulled or tagged anew before");
  }

  private static boolean runsWithAnother(WantedService service, Observation observed) {
    Optional<ImageState> means = Optional.ofNullable(observed.images().get(service.image()));
    return means.isPresent()
        && observed.of(service.name()).stream()
            .anyMatch(container -> !container.imageId().equals(means.get().id()));
  }
}
