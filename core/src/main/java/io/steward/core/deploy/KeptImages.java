// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which images must stay on their targets: those of what is there now, and those of the last
 * revisions that were well, as many as the settings say, so that the way back needs no registry.
 */
public final class KeptImages {
  private final StackSites sites;
  private final KeepSettings keep;

  @Inject
  KeptImages(StackSites sites, KeepSettings keep) {
    this.sites = sites;
    this.keep = keep;
  }

  /**
   * An image that must stay, and why; one may be told for several reasons.
   *
   * @param target where it lies
   * @param id the engine's id of it
   * @param digests where registries had it; empty when it is not known
   * @param stack the stack that needs it
   * @param service its Compose service
   * @param revision the number of the revision that ran with it; 0 for a container that no revision
   *     is known of
   * @param present whether a container of now is made from it
   */
  public record Kept(
      String target,
      String id,
      List<String> digests,
      String stack,
      String service,
      int revision,
      boolean present) {
    /** Keeps its own copy. */
    public Kept {
      digests = List.copyOf(digests);
    }

    /** Why it stays, as it reads after its name. */
    public String why() {
      return present
          ? stack + "/" + service + " is made from it"
          : stack + "/" + service + " ran with it in revision " + revision;
    }
  }

  /**
   * Every image that must stay, of every stack of the homelab.
   *
   * @throws io.steward.core.error.HomelabException of kind unreachable if a target does not answer,
   *     as then nobody knows
   */
  public List<Kept> all() {
    List<List<Kept>> kept = sites.each(Selection.all(sites.homelab()), this::of);
    return kept.stream().flatMap(List::stream).toList();
  }

  private List<Kept> of(StackSite site) {
    List<Kept> kept = new ArrayList<>();
    int present = site.store().current(site.key()).map(Revision::number).orElse(0);
    Set<String> seen = new HashSet<>();
    for (ContainerState container : site.target().containers(site.project())) {
      if (seen.add(container.service() + " " + container.imageId())) {
        String image = container.imageId();
        kept.add(kept(site, container.service(), new RanImage(image, List.of()), present, true));
      }
    }
    for (int number : site.store().good(site.key(), keep.images())) {
      Map<String, RanImage> images = site.store().images(site.key(), number);
      images.forEach(
          (service, image) -> {
            if (seen.add(service + " " + image.id())) {
              kept.add(kept(site, service, image, number, false));
            }
          });
    }
    return kept;
  }

  private static Kept kept(
      StackSite site, String service, RanImage image, int revision, boolean present) {
    return new Kept(
        site.target().name(), image.id(), image.digests(), site.name(), service, revision, present);
  }
}
