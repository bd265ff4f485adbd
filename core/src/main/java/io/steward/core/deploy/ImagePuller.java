// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.deploy.PulledImages.Entry;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fetches images from their registries and touches no container. */
public final class ImagePuller {
  private final StackSites sites;

  @Inject
  ImagePuller(StackSites sites) {
    this.sites = sites;
  }

  /** Fetches the images of the services that are meant; what cannot be fetched is in the result. */
  public PulledImages pull(Selection selection, Run run) {
    List<List<Entry>> pulled = sites.each(selection, site -> pull(site, selection, run));
    boolean simulated =
        selection.stacks().stream().anyMatch(name -> sites.get(name).target().simulated());
    return new PulledImages(
        run.dryRun(), simulated, pulled.stream().flatMap(List::stream).toList());
  }

  private List<Entry> pull(StackSite site, Selection selection, Run run) {
    WantedStack wanted = site.reader().read(site.stack());
    selection.check(site.name(), wanted.services().keySet());
    Map<String, ImageState> before = site.target().observe(wanted).images();
    Duration timeout = sites.terms(site.name(), wanted).pullTimeout();
    Map<String, String> images = new TreeMap<>();
    for (WantedService service : wanted.services().values()) {
      if (selection.has(site.name(), service.name())) {
        images.put(service.image(), reasonToSkip(service, before));
      }
    }
    List<Entry> entries = new ArrayList<>();
    images.forEach(
        (image, skip) -> {
          run.checkpoint();
          entries.add(
              skip.isEmpty()
                  ? pull(site, image, timeout, run)
                  : new Entry(site.name(), image, PulledImages.Result.SKIPPED, skip));
        });
    if (run.dryRun()) {
      return entries;
    }
    Map<String, ImageState> after = site.target().observe(wanted).images();
    return entries.stream().map(entry -> compared(entry, before, after)).toList();
  }

  /** An image that lies there without a digest never came from a registry. */
  private static String reasonToSkip(WantedService service, Map<String, ImageState> before) {
    if (!service.pulls()) {
      return "built here";
    }
    ImageState image = before.get(service.image());
    return image != null && image.digests().isEmpty() ? "only on this target" : "";
  }

  private static Entry pull(StackSite site, String image, Duration timeout, Run run) {
    if (run.dryRun()) {
      return new Entry(site.name(), image, PulledImages.Result.SAME, "would be asked for");
    }
    step(run, site, image, Mark.BUSY, "");
    try {
      site.target()
          .pull(
              image,
              timeout,
              fetching -> {
                run.checkpoint();
                step(run, site, image, Mark.BUSY, fetching.words());
              });
    } catch (HomelabException e) {
      step(run, site, image, Mark.BAD, "");
      return new Entry(site.name(), image, PulledImages.Result.FAILED, e.getMessage());
    }
    step(run, site, image, Mark.OK, "");
    return new Entry(site.name(), image, PulledImages.Result.SAME, "");
  }

  private static void step(Run run, StackSite site, String image, Mark mark, String words) {
    String state = mark == Mark.BUSY ? "pulling" : mark == Mark.OK ? "pulled" : "failed";
    run.progress().report(new Progress.Step(site.name(), image, mark, state, words));
  }

  private static Entry compared(
      Entry entry, Map<String, ImageState> before, Map<String, ImageState> after) {
    ImageState was = before.get(entry.image());
    ImageState is = after.get(entry.image());
    if (is == null || entry.result() != PulledImages.Result.SAME) {
      return entry;
    }
    boolean same = was != null && was.id().equals(is.id());
    return same
        ? entry
        : new Entry(
            entry.stack(), entry.image(), PulledImages.Result.NEW, PlanPage.size(is.sizeBytes()));
  }
}
