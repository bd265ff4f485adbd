// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ContainerState.Condition;
import io.steward.core.deploy.ContainerState.Health;
import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.WantedService.Rollout;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stacks, services and containers for tests of what is computed from them. */
final class Wanted {
  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private Wanted() {}

  static WantedStack stack(WantedService... services) {
    return stack(List.of(), services);
  }

  static WantedStack stack(List<String> secrets, WantedService... services) {
    Map<String, WantedService> byName = new LinkedHashMap<>();
    for (WantedService service : services) {
      byName.put(service.name(), service);
    }
    var stack =
        new Stack(
            "site",
            Path.of("/srv/site"),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            "sim",
            List.of(),
            Map.of());
    return new WantedStack(
        stack,
        "site",
        List.of(),
        byName,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "{}",
        List.of(),
        secrets,
        List.of(),
        Needs.NONE);
  }

  /** The same with one service more, whose profile is not active. */
  static WantedStack off(WantedStack stack, String service, String profile) {
    return new WantedStack(
        stack.stack(),
        stack.project(),
        stack.files(),
        stack.services(),
        Map.of(service, List.of(profile)),
        stack.networks(),
        stack.externalNetworks(),
        stack.volumes(),
        stack.externalVolumes(),
        stack.rendered(),
        stack.inputs(),
        stack.secrets(),
        stack.newerKeys(),
        stack.needs());
  }

  static WantedService service(String name, Fields fields) {
    return service(name, 1, fields, Optional.empty(), Rollout.PLAIN);
  }

  /** One that has this mounted. */
  static WantedService service(String name, Fields fields, DataMount... mounts) {
    WantedService plain = service(name, fields);
    return new WantedService(
        name,
        1,
        plain.image(),
        true,
        fields,
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        Map.of(),
        List.of(mounts),
        Rollout.PLAIN);
  }

  /** One that is restarted with this other one. */
  static WantedService restarted(String name, String leader) {
    WantedService plain = service(name, fields());
    return new WantedService(
        name,
        1,
        plain.image(),
        true,
        plain.fields(),
        List.of(),
        List.of(leader),
        Set.of(),
        Set.of(leader),
        Map.of(),
        List.of(),
        Rollout.PLAIN);
  }

  static WantedService service(
      String name, int replicas, Fields fields, Optional<String> follows, Rollout rollout) {
    return new WantedService(
        name,
        replicas,
        fields.find("image").orElse("x:1"),
        true,
        fields,
        List.of(),
        List.of(),
        follows.stream().collect(Collectors.toSet()),
        follows.stream().collect(Collectors.toSet()),
        Map.of(),
        List.of(),
        rollout);
  }

  static Rollout checked(Duration startPeriod, Duration patience) {
    return new Rollout(Optional.empty(), Optional.empty(), startPeriod, patience, Pacing.NONE);
  }

  static Fields fields(String... keysAndValues) {
    var fields = new Fields.Builder().set("image", "x:1");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String[] key = keysAndValues[i].split("/", 2);
      fields.set(key[0], key.length == 2 ? key[1] : "", keysAndValues[i + 1]);
    }
    return fields.build();
  }

  static ContainerState container(String service, int number, Fields fields) {
    return container(service, number, fields, running(START));
  }

  static ContainerState container(String service, int number, Fields fields, Condition condition) {
    return new ContainerState(
        service + number,
        "site-" + service + "-" + number,
        service,
        number,
        "sha256:1111111111",
        fields,
        condition,
        List.of());
  }

  static Condition running(Instant since) {
    return running(since, Health.NONE, 0);
  }

  static Condition running(Instant since, Health health, int restarts) {
    return new Condition(
        Status.RUNNING, health, 0, restarts, false, Optional.of(since), Optional.empty(), "");
  }

  static Condition exited(int exitCode) {
    return new Condition(
        Status.EXITED, Health.NONE, exitCode, 0, false, Optional.of(START), Optional.of(START), "");
  }

  /** A mark of the moment at which the containers here have begun. */
  static Stops.Stop stop(String service) {
    return new Stops.Stop(service, "mark", "", START);
  }

  static Condition paused() {
    return new Condition(
        Status.PAUSED, Health.NONE, 0, 0, false, Optional.of(START), Optional.empty(), "");
  }

  /** A plan that does this to one service. */
  static StackPlan plan(String stack, Change change, String service) {
    List<ServiceChange> changes = List.of(new ServiceChange(service, change, List.of(), List.of()));
    List<String> none = List.of();
    return new StackPlan(
        stack,
        1,
        0,
        changes,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        DataRisks.NONE,
        false);
  }
}
