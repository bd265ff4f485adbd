// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Adopted.AdoptedStack;
import io.steward.core.deploy.LeftContainers.Left;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Makes what runs of one stack Steward's, as it runs. Touches no container. */
final class Takeover {
  private final StackSite site;
  private final Workbench bench;
  private final DeployStore store;
  private final Run run;

  Takeover(StackSite site, Workbench bench, Run run) {
    this.site = site;
    this.bench = bench;
    this.store = site.store();
    this.run = run;
  }

  /**
   * Takes it over; a dry run only looks.
   *
   * @param entry what was written of it to {@code deployment.yaml}
   * @throws OperationException of kind not found if nothing of it runs
   */
  AdoptedStack take(String reason, String entry) {
    WantedStack wanted = site.reader().read(site.stack());
    Observation observed = site.target().observe(wanted);
    if (observed.containers().isEmpty()) {
      throw OperationException.of(
          ErrorKind.NOT_FOUND,
          "stack " + site.name() + " has no containers to adopt",
          "steward deploy " + site.name() + "     makes them");
    }
    Optional<Revision> last =
        store.current(site.key()).filter(r -> store.removedAt(site.key()).isEmpty());
    List<ServiceChange> changes =
        Planner.services(wanted, observed, new Known(store, site.key(), last)).stream()
            .filter(change -> change.change() != Change.NONE)
            .toList();
    int number = last.isPresent() ? 0 : store.newest(site.key()) + 1;
    if (!run.dryRun()) {
      if (number == 0) {
        note(observed);
      } else {
        record(number, wanted, observed, changes, reason);
      }
    }
    return new AdoptedStack(
        site.name(),
        wanted.project(),
        site.target().name(),
        entry,
        List.of(),
        number,
        observed.containers().size(),
        changes,
        List.of(),
        "",
        List.of());
  }

  /** The images its services were deployed with stay known, so that drift tells of others. */
  private void note(Observation observed) {
    Map<String, String> images =
        store.containers().of(site.key()).stream()
            .filter(left -> !left.image().isEmpty())
            .collect(Collectors.toMap(Left::service, Left::image, (one, other) -> one));
    store.containers().adopt(site.key(), observed.containers(), images);
  }

  private void record(
      int number,
      WantedStack wanted,
      Observation observed,
      List<ServiceChange> changes,
      String reason) {
    String rendered = changes.isEmpty() ? wanted.rendered() : rendered(wanted, observed);
    Revision revision =
        new Revision(
            site.key(),
            number,
            new Revision.Origin(
                run.id(),
                run.actor(),
                reason.isEmpty() ? "adopted as it ran" : reason,
                bench.clock().instant()),
            wanted.project(),
            rendered,
            StackFiles.kept(wanted),
            changes.isEmpty() ? StackFiles.digest(wanted) : DigestUtils.sha256Hex(rendered),
            Optional.empty());
    store.begin(
        revision,
        new Snapshot(Optional.empty(), List.of(), observed.images()),
        StoredPlan.nothing(site.name()));
    store.finish(
        revision, changes.isEmpty() ? Outcome.UNCHANGED : Outcome.ACCEPTED, observed.containers());
    if (!changes.isEmpty()) {
      Acceptance.silence(site, revision, observed.containers());
    }
  }

  /** Where the target cannot tell what runs, the files have to do. */
  private String rendered(WantedStack wanted, Observation observed) {
    Set<String> services = new LinkedHashSet<>(wanted.services().keySet());
    observed.containers().forEach(container -> services.add(container.service()));
    return new RunningProject(site.target(), wanted.rendered())
        .with(services, observed.containers())
        .rendered();
  }

  /** What is known of a stack that may never have been deployed. */
  private record Known(DeployStore store, StackKey key, Optional<Revision> last)
      implements Planner.Known {
    @Override
    public List<Stops.Stop> stopped() {
      return store.stops().of(key);
    }

    @Override
    public Set<String> settled() {
      return store.settled().marks(key);
    }

    @Override
    public FileChange onFileChange() {
      return FileChange.RESTART;
    }

    @Override
    public Optional<String> difference(MountedFile file) {
      return Remembered.difference(last, file);
    }
  }
}
