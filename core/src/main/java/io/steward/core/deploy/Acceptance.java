// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.compose.Content;
import io.steward.core.deploy.ServiceDrift.State;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Records what runs of services as deployed, under a revision of its own, so that drift is silent
 * about it. Touches no container, and no file: a plan goes on to show what the files say.
 */
public final class Acceptance {
  private final StackSites sites;
  private final StackLocks locks;
  private final Workbench bench;

  @Inject
  Acceptance(StackSites sites, StackLocks locks) {
    this.sites = sites;
    this.locks = locks;
    this.bench = sites.bench();
  }

  /**
   * Accepts what drifted of what was selected.
   *
   * @param reason why, for history and audit log; may be empty
   * @throws OperationException of kind refused if a stack was never deployed; of kind unreachable
   *     if a target does not answer
   */
  public AcceptResult accept(Selection selection, String reason, Run run) {
    List<AcceptResult.Part> parts = new ArrayList<>();
    try (Lease lease = locks.acquire(selection.stacks(), "accept", Duration.ZERO, run)) {
      for (String stack : selection.stacks()) {
        lease.check();
        parts.add(accept(sites.get(stack), selection, reason, run));
      }
    }
    return new AcceptResult(run.dryRun(), parts);
  }

  private AcceptResult.Part accept(StackSite site, Selection selection, String reason, Run run) {
    Revision last =
        site.store()
            .current(site.key())
            .filter(revision -> site.store().removedAt(site.key()).isEmpty())
            .orElseThrow(() -> neverDeployed(site));
    Deployed deployed = Deployed.of(site, last, sites.settings(site.name()).onFileChange());
    Survey survey = Acceptance.survey(deployed);
    var finder = new DriftFinder(deployed, survey);
    selection.check(site.name(), finder.services());
    List<ServiceDrift> drifted =
        finder.services().stream()
            .filter(service -> selection.has(site.name(), service))
            .flatMap(service -> finder.find(service).stream())
            .filter(ServiceDrift::isDrift)
            .toList();
    if (drifted.isEmpty() || run.dryRun()) {
      return new AcceptResult.Part(site.name(), 0, drifted);
    }
    Revision next = next(deployed, drifted, survey, reason, run);
    record(deployed, next, drifted, survey);
    return new AcceptResult.Part(site.name(), next.number(), drifted);
  }

  private static OperationException neverDeployed(StackSite site) {
    return OperationException.of(
        ErrorKind.REFUSED,
        "stack " + site.name() + " was never deployed: there is nothing that it drifted from",
        "steward stack adopt " + site.name() + "     records all of it as it runs");
  }

  private static Survey survey(Deployed deployed) {
    Set<String> images = new TreeSet<>();
    deployed.wanted().services().values().forEach(service -> images.add(service.image()));
    return deployed
        .site()
        .target()
        .survey(new Survey.Scope(Set.of(deployed.project()), false, images));
  }

  private Revision next(
      Deployed deployed, List<ServiceDrift> drifted, Survey survey, String reason, Run run) {
    StackSite site = deployed.site();
    Set<String> names =
        drifted.stream().map(ServiceDrift::service).collect(Collectors.toCollection(TreeSet::new));
    List<ContainerState> containers = states(survey, deployed);
    Revision last = deployed.revision();
    var origin =
        new Revision.Origin(
            run.id(),
            run.actor(),
            reason.isEmpty() ? "accepted " + String.join(", ", names) : reason,
            bench.clock().instant());
    String rendered =
        new RunningProject(site.target(), last.rendered()).with(names, containers).rendered();
    Revision next = revision(last, site, origin, rendered, files(deployed, names));
    return isReadable(site, next)
        ? next
        : revision(last, site, origin, last.rendered(), next.files());
  }

  private static Revision revision(
      Revision last, StackSite site, Revision.Origin origin, String rendered, List<Content> files) {
    return new Revision(
        site.key(),
        site.store().newest(site.key()) + 1,
        origin,
        last.project(),
        rendered,
        files,
        DigestUtils.sha256Hex(rendered),
        Optional.empty());
  }

  private static boolean isReadable(StackSite site, Revision revision) {
    try {
      site.reader().of(site.stack(), revision);
      return true;
    } catch (HomelabException e) {
      // Then the differences alone are recorded, and the text stays what it was.
      return false;
    }
  }

  private static List<ContainerState> states(Survey survey, Deployed deployed) {
    return survey.of(deployed.project()).stream().map(Survey.Seen::state).toList();
  }

  /** Files that an accepted service has mounted are kept as they are now. */
  private static List<Content> files(Deployed deployed, Set<String> names) {
    Set<String> mounts = new HashSet<>();
    names.stream()
        .flatMap(name -> Optional.ofNullable(deployed.wanted().services().get(name)).stream())
        .forEach(service -> mounts.addAll(service.fields().values().values()));
    List<Content> files = new ArrayList<>();
    for (Content file : deployed.revision().files()) {
      boolean theirs = mounts.contains(FieldWords.bind(file.path().toString(), true));
      if (!theirs) {
        files.add(file);
      } else if (Files.isRegularFile(file.path())) {
        files.add(read(file));
      }
    }
    return files;
  }

  private static Content read(Content file) {
    try {
      return new Content(file.path(), Files.readAllBytes(file.path()));
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot read " + file.path() + ": " + e.getMessage(), e);
    }
  }

  private static void record(
      Deployed deployed, Revision next, List<ServiceDrift> drifted, Survey survey) {
    DeployStore store = deployed.site().store();
    StackKey key = next.key();
    List<ContainerState> now = states(survey, deployed);
    Set<String> names = drifted.stream().map(ServiceDrift::service).collect(Collectors.toSet());
    Set<String> known = store.containers().ids(key);
    List<ContainerState> accepted =
        now.stream().filter(container -> names.contains(container.service())).toList();
    store.begin(
        next,
        new Snapshot(Optional.of(deployed.revision()), now, survey.images()),
        StoredPlan.nothing(deployed.site().name()));
    store.finish(
        next,
        Outcome.ACCEPTED,
        now.stream().filter(c -> known.contains(c.id()) || names.contains(c.service())).toList());
    store.containers().adopt(key, accepted, Map.of());
    for (ServiceDrift drift : drifted) {
      if (drift.state() == State.MISSING) {
        store.containers().forget(key, List.of(drift.service()));
      }
    }
    store.stops().started(key, List.copyOf(names));
    silence(Deployed.of(deployed.site(), next, deployed.onFileChange()), survey, names);
  }

  /** Whatever still reads other than the revision says is accepted by its mark. */
  static void silence(Deployed deployed, Survey survey, Set<String> services) {
    var finder = new DriftFinder(deployed, survey);
    for (String service : services) {
      finder.find(service);
      deployed
          .site()
          .store()
          .accepted()
          .replace(deployed.site().key(), service, finder.marks(service));
    }
  }

  /** The same for a stack whose first revision was recorded from what runs. */
  static void silence(StackSite site, Revision revision, List<ContainerState> containers) {
    Deployed deployed = Deployed.of(site, revision, FileChange.RESTART);
    silence(
        deployed,
        survey(deployed),
        containers.stream().map(ContainerState::service).collect(Collectors.toSet()));
  }
}
