// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Services that something happens to because it happens to others of their stack. Who lies stopped
 * on purpose is none of them: that would start it.
 *
 * @param wanted the stack as the files want it
 * @param own what the files and its containers ask of each service by itself
 * @param observed what the target has of the stack
 * @param stopped services that somebody stopped on purpose
 */
record Followers(
    WantedStack wanted, Map<String, ServiceChange> own, Observation observed, Set<String> stopped) {

  /** Adds to what is going to happen what goes along with it, however far. */
  void join(Map<String, ServiceChange> changes) {
    replace(changes);
    restart(changes);
  }

  /** Compose makes them from the files, so that their own changes go along. */
  private void replace(Map<String, ServiceChange> changes) {
    Set<String> moved = new HashSet<>();
    changes.values().stream()
        .filter(c -> c.change() == Change.RECREATE || c.change() == Change.CREATE)
        .forEach(c -> moved.add(c.service()));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (WantedService service : wanted.services().values()) {
        List<FieldChange> leaders =
            service.follows().stream()
                .sorted()
                .filter(moved::contains)
                .map(leader -> livesIn(leader, "replaced"))
                .toList();
        if (!leaders.isEmpty() && isThere(service) && moved.add(service.name())) {
          put(service.name(), Change.RECREATE, leaders, changes);
          grows = true;
        }
      }
    }
  }

  /** Who says so, and who lives in another, is restarted unless something happens to it anyway. */
  private void restart(Map<String, ServiceChange> changes) {
    boolean grows = true;
    while (grows) {
      grows = false;
      for (WantedService service : wanted.services().values()) {
        List<FieldChange> leaders =
            service.restartsWith().stream()
                .sorted()
                .filter(leader -> isInterrupted(changes.get(leader)))
                .map(
                    leader ->
                        service.follows().contains(leader)
                            ? livesIn(leader, "restarted")
                            : FieldChange.note(ServiceChange.FOLLOWS, "", leader))
                .toList();
        if (!leaders.isEmpty() && mayRestart(service, changes)) {
          put(service.name(), Change.RESTART, leaders, changes);
          grows = true;
        }
      }
    }
  }

  private static FieldChange livesIn(String leader, String how) {
    return FieldChange.note(ServiceChange.LIVES_IN, "", leader + ", which is " + how);
  }

  private void put(
      String service,
      Change change,
      List<FieldChange> leaders,
      Map<String, ServiceChange> changes) {
    ServiceChange alone = alone(service);
    boolean takesAlong = change == Change.RECREATE || alone.change() == Change.RESTART;
    List<FieldChange> reasons = new ArrayList<>(takesAlong ? alone.fields() : List.of());
    reasons.addAll(leaders);
    changes.put(service, new ServiceChange(service, change, reasons, alone.containers()));
  }

  private ServiceChange alone(String service) {
    return Optional.ofNullable(own.get(service)).orElseThrow();
  }

  private boolean isThere(WantedService service) {
    return !stopped.contains(service.name()) && !alone(service.name()).containers().isEmpty();
  }

  private boolean mayRestart(WantedService service, Map<String, ServiceChange> changes) {
    ServiceChange now = changes.get(service.name());
    if (now == null || !isThere(service) || now.follows()) {
      return false;
    }
    boolean free = now.change() == Change.NONE || now.change() == Change.RESTART;
    boolean pending = alone(service.name()).change() == Change.RECREATE;
    return free && !(pending && isCutOff(service));
  }

  /** Who does not run, or lives in a container that is gone, is not hurt and cannot be started. */
  private boolean isCutOff(WantedService service) {
    return observed.of(service.name()).stream()
        .anyMatch(c -> c.isDown() || c.fields().values().containsValue(FieldWords.GONE));
  }

  private static boolean isInterrupted(@Nullable ServiceChange leader) {
    return leader != null
        && (leader.change() == Change.RESTART
            || (leader.change() == Change.RECREATE && !leader.onlyScales()));
  }
}
