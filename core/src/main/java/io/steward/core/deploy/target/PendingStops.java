// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.EngineEvent;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Stops that were asked for and have not come: an engine stops a container to the end, also when
 * who asked for it is dead, and says of the container that it runs until then.
 */
record PendingStops(DockerEngine engine) {
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration MARGIN = Duration.ofSeconds(2);
  private static final Set<String> TELLING = Set.of("kill", "die", "start");
  private static final Set<String> ENDING = Set.of("9", "15");

  /** Numbers of signals on Linux, as signal(7) has them. */
  private static final Map<String, String> NUMBERS =
      Map.of(
          "HUP", "1", "INT", "2", "QUIT", "3", "USR1", "10", "USR2", "12", "WINCH", "28", "RTMIN+3",
          "37");

  /** How long the engine waits for a container to stop before it kills it. */
  Duration grace(String id) {
    return engine
        .findContainer(id)
        .flatMap(container -> container.config().stopTimeout())
        .orElse(USUAL);
  }

  /**
   * Waits for those of these running containers that are about to stop. Where the engine has
   * forgotten too much to know, it waits as long as such a stop could take.
   *
   * @param since when the first of them could have been asked
   * @param patience for one that was asked
   * @param waiting hears the id of each that is waited for
   */
  void await(
      Set<String> ids, Instant since, Instant now, Duration patience, Consumer<String> waiting) {
    if (ids.isEmpty()) {
      return;
    }
    List<EngineEvent> events = engine.recentEvents(now);
    boolean known = events.size() < DockerEngine.REMEMBERED || events.get(0).at().isBefore(since);
    Map<String, String> last = new HashMap<>();
    events.stream()
        .filter(event -> ids.contains(event.id()) && TELLING.contains(event.action()))
        .filter(event -> !event.action().equals("kill") || ends(event))
        .forEach(event -> last.put(event.id(), event.action()));
    long begin = System.nanoTime(); // all of them stop side by side
    for (String id : ids) {
      boolean asked = "kill".equals(last.get(id));
      if (asked || !(known || last.containsKey(id))) {
        Duration bound = asked ? patience : grace(id).plus(MARGIN);
        Duration left = bound.minusNanos(System.nanoTime() - begin);
        if (left.toMillis() > 0) {
          waiting.accept(id);
          await(id, left);
        }
      }
    }
  }

  /** Whether a signal is one that stops; others may only have a program read its files again. */
  private boolean ends(EngineEvent kill) {
    String signal = kill.attributes().getOrDefault("signal", "15");
    return ENDING.contains(signal)
        || engine
            .findContainer(kill.id())
            .map(container -> container.config().stopSignal().replaceFirst("^SIG", ""))
            .filter(own -> NUMBERS.getOrDefault(own, own).equals(signal))
            .isPresent();
  }

  private void await(String id, Duration patience) {
    try {
      engine.waitFor(id, patience);
    } catch (OperationException e) {
      if (e.kind() != ErrorKind.NOT_FOUND) { // one that is gone has stopped
        throw e;
      }
    }
  }
}
