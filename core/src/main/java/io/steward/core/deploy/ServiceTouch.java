// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.Handled.Touched;
import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.ServiceControl.Part;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Restarts, stops, starts or removes the containers of one stack after the other. */
final class ServiceTouch {
  private final Handling handling;
  private final String reason;
  private final StackSites sites;
  private final Run run;

  ServiceTouch(Handling handling, String reason, StackSites sites, Run run) {
    this.handling = handling;
    this.reason = reason;
    this.sites = sites;
    this.run = run;
  }

  private static List<String> services(Part part) {
    return part.containers().stream().map(ContainerState::service).distinct().toList();
  }

  Part touch(Part part) {
    StackSite site = part.site();
    if (handling != Handling.STOP) {
      site.store().stops().started(site.key(), part.meant());
    }
    for (ContainerState container : part.containers()) {
      run.progress().report(step(site, container, Mark.BUSY, handling.of(container).doing()));
      act(part, container);
      run.progress().report(step(site, container, Mark.OK, handling.of(container).done()));
    }
    List<String> remarks = new ArrayList<>(part.remarks());
    if (handling == Handling.REMOVE) {
      site.store().containers().forget(site.key(), services(part));
      removeRest(part, remarks);
    }
    if (handling != Handling.STOP) {
      Set<String> ids =
          part.containers().stream().map(ContainerState::id).collect(Collectors.toSet());
      remarks.addAll(new Neighbours(sites).remarks(site.target(), ids));
    }
    return part.with(judged(part), remarks);
  }

  private static Progress.Step step(
      StackSite site, ContainerState container, Mark mark, String state) {
    return new Progress.Step(site.name(), container.service(), mark, state, "");
  }

  private void act(Part part, ContainerState container) {
    StackTarget target = part.site().target();
    switch (handling.of(container)) {
      case RESTART -> started(part, container, target::restart);
      case STOP -> stop(part, container);
      case START -> started(part, container, target::start);
      case REMOVE -> {
        target.stop(container.id());
        target.remove(container.id());
      }
    }
  }

  /**
   * Writes it down first, so that what is stopped is never taken for what ended by itself; and
   * again, because the engine may have started it anew before it heard.
   */
  private void stop(Part part, ContainerState container) {
    StackSite site = part.site();
    List<String> service = List.of(container.service());
    site.store().stops().stopped(site.key(), service, run.actor(), reason);
    site.target().stop(container.id());
    site.store().stops().stopped(site.key(), service, run.actor(), reason);
  }

  /** The engine only names the id of a container that is gone. */
  private static void started(Part part, ContainerState container, Consumer<String> start) {
    try {
      start.accept(container.id());
    } catch (HomelabException e) {
      WantedService own = part.wanted().services().get(container.service());
      if (own == null || own.follows().isEmpty()) {
        throw e;
      }
      throw withoutLeader(part, own, e);
    }
  }

  private static HomelabException withoutLeader(Part part, WantedService own, HomelabException e) {
    Map<String, Boolean> running =
        part.site().target().containers(part.site().project()).stream()
            .collect(
                Collectors.toMap(
                    ContainerState::service,
                    c -> c.condition().status() == Status.RUNNING,
                    Boolean::logicalOr));
    List<String> leaders = own.follows().stream().sorted().toList();
    String leader =
        leaders.stream()
            .filter(l -> !running.getOrDefault(l, false))
            .findFirst()
            .orElse(leaders.get(0));
    return withoutLeader(part, own.name(), leader, Optional.ofNullable(running.get(leader)), e);
  }

  private static HomelabException withoutLeader(
      Part part, String service, String leader, Optional<Boolean> runs, HomelabException e) {
    String stack = part.site().name();
    String own = stack + "/" + service + " cannot be started: it lives in " + stack + "/" + leader;
    if (runs.isEmpty()) {
      return OperationException.of(
          ErrorKind.FAILED,
          own + ", which has no container",
          e,
          "steward deploy " + stack + "     makes both");
    }
    return runs.get()
        ? OperationException.of(
            ErrorKind.FAILED,
            own + ", whose container may be another one now",
            e,
            "steward deploy " + stack + "/" + service + "     makes it anew")
        : OperationException.of(
            ErrorKind.FAILED,
            own + ", which does not run",
            e,
            "steward stack start " + stack + "/" + leader + " " + stack + "/" + service);
  }

  /** The networks go with the last container, and then the project is free to change its name. */
  private static void removeRest(Part part, List<String> remarks) {
    StackSite site = part.site();
    if (!site.target().containers(site.project()).isEmpty()) {
      return;
    }
    for (String network : part.wanted().networks()) {
      if (!site.target().removeNetwork(network)) {
        remarks.add("Network " + network + " stays: something else uses it.");
      }
    }
    site.store().removed(site.key());
  }

  private List<Touched> judged(Part part) {
    if (handling != Handling.RESTART && handling != Handling.START) {
      return part.touched();
    }
    Map<String, Readiness> answers = new LinkedHashMap<>();
    gate(part).forEach(answer -> answers.put(answer.service(), answer));
    return part.touched().stream()
        .map(
            touched -> {
              Readiness answer = answers.get(touched.service());
              return answer == null
                  ? touched
                  : new Touched(
                      touched.stack(),
                      touched.service(),
                      touched.container(),
                      touched.handling(),
                      answer.ready(),
                      words(answer));
            })
        .toList();
  }

  private static String words(Readiness answer) {
    return answer.message().isEmpty()
        ? answer.words() + " after " + answer.after().toSeconds() + " s"
        : answer.words() + ", " + answer.message();
  }

  private List<Readiness> gate(Part part) {
    List<String> services = services(part);
    if (services.isEmpty()) {
      return List.of();
    }
    Terms terms = sites.terms(part.site().name(), part.wanted());
    List<Readiness> answers =
        sites
            .bench()
            .containers()
            .judge(
                new ReadinessGate.Question(
                    part.site().target(),
                    part.wanted(),
                    services,
                    Set.of(),
                    handling == Handling.RESTART ? before(part) : Map.of(),
                    Set.of(),
                    terms.monitor(),
                    terms.gateTimeout(),
                    run.progress(),
                    run.stopping()));
    if (answers.size() < services.size()) {
      throw OperationException.of(
          ErrorKind.INTERRUPTED,
          "stopped before every service was ready; all of them were " + handling.done());
    }
    return answers;
  }

  private static Map<String, List<ContainerState>> before(Part part) {
    return part.containers().stream().collect(Collectors.groupingBy(ContainerState::service));
  }
}
