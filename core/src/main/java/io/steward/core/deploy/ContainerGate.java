// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ContainerState.Condition;
import io.steward.core.deploy.ContainerState.Health;
import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges by what the engine says of the containers. With a health check: healthy. Without: running
 * for the time of {@code monitor} without a restart; one that already runs longer passes at once.
 * One that ends with 0 and is not started again is done. Who is ready is looked at until all are:
 * one that fails meanwhile has failed. An engine that is away is waited for.
 */
public final class ContainerGate implements ReadinessGate {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration MARGIN = Duration.ofSeconds(5);
  private final Clock clock;
  private final Pause pause;

  /** Judges by this clock, and waits with this pause between two looks. */
  public ContainerGate(Clock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public List<Readiness> judge(Question question) {
    Map<String, Readiness> answers = new LinkedHashMap<>();
    Map<String, Duration> seen = new HashMap<>();
    Instant begin = clock.instant();
    Duration after = Duration.ZERO;
    Duration all = Duration.ZERO;
    var telling = new Telling(question, clock);
    while (true) {
      long asked = System.nanoTime();
      Optional<Map<String, List<ContainerState>>> now = look(question, all, telling);
      if (now.isEmpty()) {
        // Containers may begin again with the engine, so their time does too.
        begin = clock.instant();
        after = Duration.ZERO;
        seen.clear();
      }
      for (String service : now.isEmpty() ? List.<String>of() : question.services()) {
        var watch = new Watch(question, service, begin, after, seen);
        judge(watch, now.get().getOrDefault(service, List.of()), answers, telling);
      }
      boolean whole = now.isPresent() && answers.size() == question.services().size();
      if (whole || question.stopping().getAsBoolean()) {
        return List.copyOf(answers.values());
      }
      pause.take(LOOK);
      // Counted, not read from the clock: that one may be set meanwhile.
      long late = Math.max(0, System.nanoTime() - asked - LOOK.toNanos());
      after = after.plus(LOOK).plusNanos(late);
      all = all.plus(LOOK).plusNanos(late);
    }
  }

  /** Who has failed stays so; who is ready may still fail. */
  private void judge(
      Watch watch,
      List<ContainerState> containers,
      Map<String, Readiness> answers,
      Telling telling) {
    Optional<Readiness> before = Optional.ofNullable(answers.get(watch.service));
    if (before.isPresent() && !before.get().ready()) {
      return;
    }
    Optional<Readiness> answer =
        before.isPresent() ? watch.failure(containers) : watch.answer(containers);
    if (answer.isPresent()) {
      answers.put(watch.service, telling.answered(answer.get()));
    } else if (before.isEmpty()) {
      Instant until = clock.instant().plus(watch.bound()).minus(watch.after);
      telling.waits(watch.service, containers, until);
    }
  }

  /** What there is, or nothing while the engine is away, which it may be for a while. */
  private Optional<Map<String, List<ContainerState>>> look(
      Question question, Duration after, Telling telling) {
    try {
      var seen = Optional.of(look(question));
      telling.isBack();
      return seen;
    } catch (HomelabException e) {
      if (e.kind() != ErrorKind.UNREACHABLE || after.compareTo(question.timeout()) > 0) {
        throw e;
      }
      telling.isAway(e);
      return Optional.empty();
    }
  }

  private static Map<String, List<ContainerState>> look(Question question) {
    Map<String, List<ContainerState>> byService = new LinkedHashMap<>();
    Set<String> services = Set.copyOf(question.services());
    for (ContainerState container :
        question.target().containers(question.wanted().project(), services)) {
      if (!question.spared().contains(container.id())) {
        byService.computeIfAbsent(container.service(), s -> new ArrayList<>()).add(container);
      }
    }
    return byService;
  }

  /** Looks at one service of a question. */
  private static final class Watch {
    private final Question question;
    private final String service;
    private final Instant begin;
    private final Duration after;
    private final Map<String, Duration> seen;

    Watch(
        Question question,
        String service,
        Instant begin,
        Duration after,
        Map<String, Duration> seen) {
      this.question = question;
      this.service = service;
      this.begin = begin;
      this.after = after;
      this.seen = seen;
    }

    /** Why one that was ready is so no more. */
    Optional<Readiness> failure(List<ContainerState> containers) {
      if (containers.isEmpty()) {
        return Optional.of(failed("missing", "its container is gone", ""));
      }
      return answer(containers).filter(answer -> !answer.ready());
    }

    /** The answer, empty while it cannot be given. */
    Optional<Readiness> answer(List<ContainerState> containers) {
      if (containers.isEmpty()) {
        return isLate()
            ? Optional.of(failed("missing", "it has no container", ""))
            : Optional.empty();
      }
      // Each is looked at each time: the time of all of them runs at once.
      List<Optional<Readiness>> each = containers.stream().map(this::one).toList();
      Optional<Readiness> failed =
          each.stream().flatMap(Optional::stream).filter(one -> !one.ready()).findFirst();
      if (failed.isPresent()) {
        return failed;
      }
      return each.stream().allMatch(Optional::isPresent)
          ? each.get(each.size() - 1)
          : Optional.empty();
    }

    private Optional<Readiness> one(ContainerState container) {
      Condition is = container.condition();
      if (container.isDone()) {
        return ready("done", container);
      }
      if (is.status() == Status.EXITED || is.status() == Status.DEAD) {
        return container.startsAgain() && !isLate()
            ? restarting(container, is)
            : Optional.of(failed(is.words(), ended(is), container.id()));
      }
      if (is.restarts() > restartsBefore(container)) {
        return restarting(container, is);
      }
      if (is.health() == Health.UNHEALTHY) {
        return Optional.of(failed("unhealthy", checked(is), container.id()));
      }
      if (is.status() == Status.RUNNING && settled(container, is)) {
        return ready(is.words(), container);
      }
      return isLate()
          ? Optional.of(
              failed(is.words(), "not ready within " + bound().toSeconds() + " s", container.id()))
          : Optional.empty();
    }

    private Optional<Readiness> restarting(ContainerState container, Condition is) {
      String times = is.restarts() == 1 ? "once" : is.restarts() + " times";
      return is.restarts() > restartsBefore(container)
          ? Optional.of(
              failed("restarting", "ended and was started again " + times, container.id()))
          : Optional.empty();
    }

    private boolean settled(ContainerState container, Condition is) {
      if (is.health() != Health.NONE) {
        return is.health() == Health.HEALTHY;
      }
      Optional<Instant> start = is.startedAt();
      boolean before = was(container).isPresent() && start.filter(this::isLongAgo).isPresent();
      Duration first = seen.computeIfAbsent(container.id() + start, key -> after);
      return before || after.minus(first).compareTo(question.monitor()) >= 0;
    }

    private boolean isLongAgo(Instant start) {
      return !start.plus(question.monitor()).isAfter(begin);
    }

    private Optional<ContainerState> was(ContainerState container) {
      return question.before().getOrDefault(service, List.of()).stream()
          .filter(before -> before.id().equals(container.id()))
          .findFirst();
    }

    private int restartsBefore(ContainerState container) {
      return was(container).map(before -> before.condition().restarts()).orElse(0);
    }

    private static String checked(Condition is) {
      return is.message().isEmpty() ? "its health check failed" : "health check: " + is.message();
    }

    private static String ended(Condition is) {
      String how = is.outOfMemory() ? "out of memory" : "exit code " + is.exitCode();
      return is.message().isEmpty() ? "its process ended: " + how : how + ": " + is.message();
    }

    private boolean isLate() {
      return after.compareTo(bound()) > 0;
    }

    private Duration bound() {
      WantedService.Rollout rollout =
          Optional.ofNullable(question.wanted().services().get(service))
              .map(WantedService::rollout)
              .orElse(WantedService.Rollout.PLAIN);
      Duration own =
          rollout.patience().isZero()
              ? question.monitor()
              : rollout.startPeriod().plus(rollout.patience());
      Duration asked = own.plus(MARGIN);
      return asked.compareTo(question.timeout()) < 0 ? asked : question.timeout();
    }

    private Optional<Readiness> ready(String words, ContainerState container) {
      return Optional.of(
          new Readiness(service, true, words, after, "", false, Optional.of(container.id())));
    }

    private Readiness failed(String words, String message, String id) {
      boolean sick = wasSick();
      String told = sick ? message + "; it was not well before either" : message;
      Optional<String> container = id.isEmpty() ? Optional.empty() : Optional.of(id);
      return new Readiness(service, sick, words, after, told, sick, container);
    }

    private boolean wasSick() {
      List<ContainerState> before = question.before().getOrDefault(service, List.of());
      return !before.isEmpty()
          && before.stream()
              .noneMatch(
                  was ->
                      was.isDone()
                          || was.condition().isFine()
                          || was.condition().health() == Health.STARTING);
    }
  }
}
