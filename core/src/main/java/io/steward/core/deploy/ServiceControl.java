// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.deploy.Handled.Touched;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Restarts, stops, starts and removes services as they are, without looking at the files. What
 * interrupts several services, or one for good, asks first.
 */
public final class ServiceControl {
  private final StackSites sites;
  private final StackLocks locks;
  private final Workbench bench;

  @Inject
  ServiceControl(StackSites sites, StackLocks locks) {
    this.sites = sites;
    this.locks = locks;
    this.bench = sites.bench();
  }

  /**
   * Does it, and waits until what was started is ready.
   *
   * @param reason why; remembered with what is stopped
   * @param lockWait how long to wait for another run; zero for as long as the settings say
   * @throws OperationException of kind refused for a lock or a no; of kind not found if there are
   *     no containers
   */
  public Handled handle(
      Handling handling, Selection selection, String reason, Duration lockWait, Run run) {
    Instant begin = bench.clock().instant();
    if (run.dryRun()) {
      return handled(handling, parts(handling, selection), run, begin);
    }
    try (Lease lease = locks.acquire(selection.stacks(), handling.verb(), lockWait, run)) {
      List<Part> parts = parts(handling, selection);
      confirm(handling, parts, selection, run);
      lease.check();
      var touch = new ServiceTouch(handling, reason, sites, run);
      List<Part> after = new ArrayList<>();
      for (Part part : parts) {
        run.checkpoint();
        after.add(touch.touch(part));
      }
      return handled(handling, after, run, begin);
    }
  }

  /**
   * The containers of one stack that are touched, in the order they are.
   *
   * @param meant the services that are asked for, those included that are so already
   * @param touched what came of it, once it was done
   */
  record Part(
      StackSite site,
      WantedStack wanted,
      List<String> meant,
      List<ContainerState> containers,
      List<Touched> touched,
      List<String> remarks) {
    Part with(List<Touched> done, List<String> told) {
      return new Part(site, wanted, meant, containers, done, told);
    }
  }

  private List<Part> parts(Handling handling, Selection selection) {
    List<Part> parts = new ArrayList<>();
    for (String stack : selection.stacks()) {
      StackSite site = sites.get(stack);
      List<ContainerState> all = site.containers(selection);
      if (all.isEmpty() && handling != Handling.REMOVE) {
        throw OperationException.of(
            ErrorKind.NOT_FOUND,
            String.join(", ", named(selection, stack)) + " has no containers",
            "steward deploy " + stack + "     makes them");
      }
      parts.add(part(handling, site, all, selection));
    }
    return parts;
  }

  private static List<String> named(Selection selection, String stack) {
    return selection.names().stream()
        .filter(name -> name.equals(stack) || name.startsWith(stack + "/"))
        .toList();
  }

  private static Part part(
      Handling handling, StackSite site, List<ContainerState> all, Selection selection) {
    Set<String> stopped = site.store().stops().inForce(site.key(), all);
    Set<String> named = selection.services().getOrDefault(site.name(), Set.of());
    List<String> remarks = new ArrayList<>();
    List<ContainerState> chosen = new ArrayList<>();
    for (ContainerState container : all) {
      boolean onPurpose = stopped.contains(container.service());
      boolean asked = named.contains(container.service());
      if (handling == Handling.RESTART && onPurpose && !asked) {
        remarks.add(
            site.name()
                + "/"
                + container.service()
                + " was stopped on purpose and stays so: steward stack start");
      } else if (isDue(handling, container, onPurpose || asked)) {
        chosen.add(container);
      }
    }
    WantedStack wanted = site.wanted();
    List<ContainerState> tenants = tenants(site, wanted, services(chosen));
    switch (handling) {
      case RESTART, START -> chosen.addAll(tenants);
      case STOP -> services(tenants).forEach(tenant -> remarks.add(cutOff(site, wanted, tenant)));
      case REMOVE -> {}
    }
    List<ContainerState> ordered = StartOrder.of(handling, wanted, chosen);
    List<String> meant = services(handling == Handling.START ? all : ordered);
    if (handling == Handling.START || handling == Handling.RESTART) {
      requireFiles(handling, site, wanted, services(ordered));
    }
    return new Part(site, wanted, meant, ordered, touched(handling, site, ordered), remarks);
  }

  /** The engine makes an empty folder in the place of a mounted file that is gone. */
  private static void requireFiles(
      Handling handling, StackSite site, WantedStack wanted, List<String> services) {
    var files = new GoneFiles(site.store().current(site.key()));
    List<String> gone = new ArrayList<>();
    for (String name : services) {
      Optional.ofNullable(wanted.services().get(name)).stream()
          .flatMap(service -> files.of(service).stream())
          .map(file -> site.name() + "/" + name + " needs " + words(file))
          .forEach(gone::add);
    }
    if (!gone.isEmpty()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          handling.verb() + " refused: " + String.join("; ", gone) + "; nothing was touched",
          "put the file back, then: steward stack " + handling.verb() + " " + site.name());
    }
  }

  private static String words(Path file) {
    return file + ", which " + GoneFiles.words(file);
  }

  /** What runs in the network, processes or memory of the chosen, and is not chosen itself. */
  private static List<ContainerState> tenants(
      StackSite site, WantedStack wanted, List<String> chosen) {
    Set<String> tenants = wanted.tenants(chosen);
    return tenants.isEmpty()
        ? List.of()
        : site.target().containers(site.project(), tenants).stream()
            .filter(container -> !container.isAtRest() && !chosen.contains(container.service()))
            .toList();
  }

  private static String cutOff(StackSite site, WantedStack wanted, String tenant) {
    WantedService own = Optional.ofNullable(wanted.services().get(tenant)).orElseThrow();
    String leaders =
        own.follows().stream()
            .sorted()
            .map(leader -> site.name() + "/" + leader)
            .collect(Collectors.joining(" "));
    boolean network = own.fields().find("network mode").filter("of another"::equals).isPresent();
    return site.name()
        + "/"
        + tenant
        + " lives in "
        + leaders.replace(" ", ", ")
        + (network ? " and has no network" : " and is cut off")
        + " until steward stack start "
        + leaders;
  }

  private static List<String> services(List<ContainerState> containers) {
    return containers.stream().map(ContainerState::service).distinct().toList();
  }

  private static boolean isDue(Handling handling, ContainerState container, boolean meant) {
    boolean ended = container.condition().isDone() && !startsAgain(container);
    return switch (handling) {
      case RESTART -> meant || !ended;
      case START -> container.isAtRest() && (meant || !ended);
      case STOP -> !container.isAtRest();
      case REMOVE -> true;
    };
  }

  private static boolean startsAgain(ContainerState container) {
    return container.fields().find("restart").filter(policy -> !policy.equals("no")).isPresent();
  }

  private static List<Touched> touched(
      Handling handling, StackSite site, List<ContainerState> containers) {
    return containers.stream()
        .map(
            c ->
                new Touched(
                    site.name(),
                    c.service(),
                    c.name(),
                    handling.of(c),
                    true,
                    c.condition().words()))
        .toList();
  }

  private static void confirm(Handling handling, List<Part> parts, Selection selection, Run run) {
    List<String> names = new ArrayList<>();
    int asked = 0;
    for (Part part : parts) {
      for (String service : services(part.containers())) {
        names.add(part.site().name() + "/" + service);
        asked += selection.has(part.site().name(), service) ? 1 : 0;
      }
    }
    boolean asks =
        switch (handling) {
          case START -> false;
          case RESTART -> asked > 1;
          case STOP, REMOVE -> !names.isEmpty();
        };
    if (asks) {
      String verb = handling.verb();
      run.confirm(
          Character.toUpperCase(verb.charAt(0))
              + verb.substring(1)
              + " "
              + String.join(", ", names)
              + "?");
    }
  }

  private Handled handled(Handling handling, List<Part> parts, Run run, Instant begin) {
    List<String> volumes =
        handling == Handling.REMOVE
            ? parts.stream().flatMap(part -> part.wanted().volumes().stream()).sorted().toList()
            : List.of();
    return new Handled(
        handling,
        run.dryRun(),
        parts.stream().anyMatch(part -> part.site().target().simulated()),
        parts.stream().flatMap(part -> part.touched().stream()).toList(),
        volumes,
        parts.stream().flatMap(part -> part.remarks().stream()).toList(),
        Duration.between(begin, bench.clock().instant()));
  }
}
