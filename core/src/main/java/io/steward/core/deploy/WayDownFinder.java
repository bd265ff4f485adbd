// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.deploy.Stops.Stop;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds where a stack can go back to, and what that changes. Touches nothing. */
final class WayDownFinder {
  private final StackSites sites;
  private final DeployStore store;

  WayDownFinder(StackSites sites) {
    this.sites = sites;
    this.store = sites.bench().store();
  }

  WayDown find(StackSite site, Optional<Integer> number) {
    List<Revision> history =
        store.history(site.key(), Integer.MAX_VALUE).stream()
            .map(DeployStore.Entry::revision)
            .filter(revision -> !revision.outcome().equals(Optional.of(Outcome.NOT_TOUCHED)))
            .toList();
    Revision from = present(site, history);
    Revision to =
        number.isPresent() ? named(site, history, from, number.get()) : before(site, from);
    Map<String, RanImage> images = store.images(site.key(), to.number());
    PlannedStack planned = planned(site, from, to, images);
    return new WayDown(
        planned,
        from,
        to,
        images,
        differ(new Running(site, from.project()), from, to),
        writes(planned, from, to),
        stopped(planned));
  }

  /** What was stopped on purpose and stays so. */
  private List<String> stopped(PlannedStack stack) {
    List<String> touched = stack.plan().touched();
    return store.stops().inForce(stack.key(), stack.observed().containers()).stream()
        .filter(service -> !touched.contains(service))
        .toList();
  }

  /** From when on something else than the earlier revision ran. */
  private List<DataWrite> writes(PlannedStack stack, Revision from, Revision to) {
    Revision next = store.find(stack.key(), to.number() + 1).orElse(from);
    return DataWrites.ofPresent(stack, next.origin().at(), sites.bench().clock().instant());
  }

  /** What the stack has: the last revision that was well, or a later one that was left as it is. */
  private Revision present(StackSite site, List<Revision> history) {
    if (history.isEmpty()) {
      throw OperationException.of(
          ErrorKind.NOT_FOUND,
          "stack " + site.name() + " was never deployed: there is nothing to go back to");
    }
    Revision newest = history.get(0);
    boolean left =
        newest.outcome().map(o -> o == Outcome.LEFT_AS_IS || o == Outcome.NEEDS_HANDS).orElse(true);
    return left ? newest : store.current(site.key()).orElse(newest);
  }

  /** Whether there is a revision to go back to from the present one. */
  boolean leadsBack(StackSite site) {
    try {
      return store.current(site.key()).flatMap(from -> earlier(site, from)).isPresent();
    } catch (HomelabException e) {
      // A target that cannot be asked is no way to advise.
      return false;
    }
  }

  /** The last before it that was well and is another; opens no more of them than that takes. */
  private Optional<Revision> earlier(StackSite site, Revision from) {
    var running = new Running(site, from.project());
    return IntStream.iterate(from.number() - 1, number -> number > 0, number -> number - 1)
        .mapToObj(number -> store.find(site.key(), number))
        .flatMap(Optional::stream)
        .filter(revision -> revision.isGood() && differ(running, from, revision))
        .findFirst();
  }

  private Revision before(StackSite site, Revision from) {
    return earlier(site, from)
        .orElseThrow(
            () ->
                OperationException.of(
                    ErrorKind.REFUSED,
                    "stack "
                        + site.name()
                        + " has no revision before "
                        + from.number()
                        + " that was well; nothing was touched",
                    "steward stack history " + site.name()));
  }

  /** Whether two revisions say something else, or say the same and ran with other images. */
  private boolean differ(Running running, Revision from, Revision to) {
    if (!from.says(to)) {
      return true;
    }
    Map<String, String> now = running.images();
    return store.images(to.key(), to.number()).entrySet().stream()
        .anyMatch(
            was ->
                !was.getValue().id().equals(now.getOrDefault(was.getKey(), was.getValue().id())));
  }

  /** The images that run now, by service; asked for when first needed, and once. */
  private static final class Running {
    private final StackSite site;
    private final String project;
    private Optional<Map<String, String>> images = Optional.empty();

    Running(StackSite site, String project) {
      this.site = site;
      this.project = project;
    }

    Map<String, String> images() {
      Map<String, String> known = images.orElseGet(this::ask);
      images = Optional.of(known);
      return known;
    }

    private Map<String, String> ask() {
      Map<String, String> now = new HashMap<>();
      site.target()
          .containers(project)
          .forEach(container -> now.putIfAbsent(container.service(), container.imageId()));
      return now;
    }
  }

  private static Revision named(StackSite site, List<Revision> history, Revision from, int number) {
    Revision to =
        history.stream()
            .filter(revision -> revision.number() == number)
            .findFirst()
            .orElseThrow(() -> Inventory.missing(site.name(), number));
    if (number == from.number()) {
      throw refused(site, "has revision " + number + " already");
    }
    if (!to.isGood()) {
      throw refused(site, "was not well with revision " + number + ", or was taken back from it");
    }
    return to;
  }

  private static OperationException refused(StackSite site, String why) {
    return OperationException.of(
        ErrorKind.REFUSED,
        "stack " + site.name() + " " + why + "; nothing was touched",
        "steward stack history " + site.name());
  }

  private PlannedStack planned(
      StackSite site, Revision from, Revision to, Map<String, RanImage> images) {
    WantedStack old = site.reader().of(site.stack(), to);
    Observation observed = site.target().observe(old);
    Observation then = withImages(observed, old, images);
    Terms terms = sites.terms(site.name(), old);
    List<Stop> stopped = store.stops().of(site.key());
    List<ServiceChange> changes =
        Planner.services(
            old,
            then,
            new Backwards(
                stopped, terms.onFileChange(), store.settled().marks(site.key()), from, to));
    return new PlannedStack(
            site.key(),
            site.target(),
            old,
            observed,
            Optional.of(from),
            terms,
            plan(site, old, then, changes, risks(site, old, observed, images, changes, from)))
        .withStopFirst();
  }

  private static DataRisks risks(
      StackSite site,
      WantedStack old,
      Observation observed,
      Map<String, RanImage> images,
      List<ServiceChange> changes,
      Revision from) {
    var before = new LastMounts(site.reader(), site.stack(), Optional.of(from));
    return new DataGuard(old, observed, known(observed, old, images), site.target().data(), before)
        .risks(changes);
  }

  private StackPlan plan(
      StackSite site,
      WantedStack old,
      Observation observed,
      List<ServiceChange> changes,
      DataRisks risks) {
    Set<String> touched = new LinkedHashSet<>();
    changes.stream()
        .filter(change -> change.change() != Change.NONE)
        .forEach(change -> touched.add(change.service()));
    var things = new PlanThings(old, observed, changes, touched);
    return new StackPlan(
        site.name(),
        1,
        store.newest(site.key()),
        changes,
        things.newNetworks(),
        things.newVolumes(),
        things.unusedVolumes(),
        things.pulls(Set.of()),
        List.of(),
        things.otherHands(store.containers().ids(site.key())),
        List.of(),
        List.of(),
        risks,
        site.target().simulated());
  }

  /** What the images that the revision ran with say of themselves, as far as they are seen. */
  private static Map<String, ImageState> known(
      Observation observed, WantedStack old, Map<String, RanImage> ran) {
    Map<String, ImageState> images = new HashMap<>(observed.images());
    for (WantedService service : old.services().values()) {
      RanImage was = ran.get(service.name());
      if (was != null && !service.image().contains("@")) {
        images.remove(service.image());
        observed.images().values().stream()
            .filter(image -> image.id().equals(was.id()))
            .findFirst()
            .ifPresent(image -> images.put(service.image(), image));
      }
    }
    return images;
  }

  /** References as if they still meant the images that the revision ran with. */
  private static Observation withImages(
      Observation observed, WantedStack old, Map<String, RanImage> ran) {
    Map<String, ImageState> images = new HashMap<>(observed.images());
    for (WantedService service : old.services().values()) {
      RanImage was = ran.get(service.name());
      ImageState is = images.get(service.image());
      if (was == null || service.image().contains("@")) {
        continue;
      }
      images.put(
          service.image(),
          is == null
              ? new ImageState(was.id(), was.digests(), 0, Fields.NONE)
              : new ImageState(was.id(), is.digests(), is.sizeBytes(), is.defaults()));
    }
    return new Observation(observed.containers(), images, observed.networks(), observed.volumes());
  }

  /** Files go from what they are, or what the present revision gave out, to the earlier bytes. */
  private record Backwards(
      List<Stop> stopped, FileChange onFileChange, Set<String> settled, Revision from, Revision to)
      implements Planner.Known {
    @Override
    public boolean startsStopped() {
      return true;
    }

    @Override
    public Map<String, List<FieldChange>> contents(WantedStack wanted) {
      return GrantedContents.changed(Optional.of(from.rendered()), wanted.rendered());
    }

    @Override
    public Optional<String> difference(MountedFile file) {
      Optional<Content> shall = of(to, file);
      if (shall.isEmpty()) {
        return Optional.empty();
      }
      Content given = of(from, file).orElseGet(() -> shall.get());
      if (!shall.get().is(given.bytes())) {
        return Optional.of(given.difference(shall.get()));
      }
      Content lies = lies(file, shall.get());
      return shall.get().is(lies.bytes())
          ? Optional.empty()
          : Optional.of(lies.difference(shall.get()));
    }

    private static Optional<Content> of(Revision revision, MountedFile file) {
      return revision.files().stream().filter(f -> f.path().equals(file.path())).findFirst();
    }

    private static Content lies(MountedFile file, Content otherwise) {
      try {
        return Files.isRegularFile(file.path())
            ? new Content(file.path(), Files.readAllBytes(file.path()))
            : otherwise;
      } catch (IOException e) {
        throw OperationException.of(
            ErrorKind.FAILED, "cannot read " + file.path() + ": " + e.getMessage(), e);
      }
    }
  }
}
