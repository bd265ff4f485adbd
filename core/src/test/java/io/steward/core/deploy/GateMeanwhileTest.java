// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static io.steward.core.deploy.Wanted.START;
import static io.steward.core.deploy.Wanted.container;
import static io.steward.core.deploy.Wanted.exited;
import static io.steward.core.deploy.Wanted.fields;
import static io.steward.core.deploy.Wanted.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.ContainerState.Health;
import io.steward.core.deploy.ReadinessGate.Question;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Progress;
import io.steward.core.testing.MutableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What happens to services that were ready, and to the engine, while others are waited for. */
class GateMeanwhileTest {
  private final MutableClock clock = MutableClock.at(START);
  private final List<String> told = new ArrayList<>();

  /** The slow one runs from the beginning and needs ten seconds. */
  private static ContainerState slow() {
    return container("slow", 1, fields(), running(START));
  }

  private static ContainerState web(Health health) {
    return container("web", 1, fields(), running(START, health, 0));
  }

  /** The answers when the engine says this after so many seconds. */
  private List<String> answers(Function<Long, List<ContainerState>> script) {
    StackTarget target =
        (StackTarget)
            Proxy.newProxyInstance(
                StackTarget.class.getClassLoader(),
                new Class<?>[] {StackTarget.class},
                (proxy, method, arguments) ->
                    script.apply(Duration.between(START, clock.instant()).toSeconds()));
    Progress progress = step -> told.add(step.detail());
    var question =
        new Question(
            target,
            Wanted.stack(Wanted.service("web", fields()), Wanted.service("slow", fields())),
            List.of("web", "slow"),
            Set.of(),
            Map.of(),
            Set.of(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            progress,
            () -> false);
    return new ContainerGate(clock, clock::advance)
        .judge(question).stream()
            .map(
                one ->
                    (one.service() + " " + (one.ready() ? "ready: " : "not ready: "))
                        + (one.words() + " after " + one.after().toSeconds() + " s ")
                        + one.message())
            .map(String::strip)
            .toList();
  }

  @Test
  void healthyOnceIsNotEnough() {
    assertThat(answers(s -> List.of(web(s < 3 ? Health.HEALTHY : Health.UNHEALTHY), slow())))
        .containsExactly(
            "web not ready: unhealthy after 3 s its health check failed",
            "slow ready: running after 10 s");
  }

  @Test
  void whatFailedStaysFailed() {
    assertThat(answers(s -> List.of(web(s < 3 ? Health.UNHEALTHY : Health.HEALTHY), slow())))
        .containsExactly(
            "web not ready: unhealthy after 0 s its health check failed",
            "slow ready: running after 10 s");
  }

  @Test
  void seesThatAContainerIsGone() {
    assertThat(answers(s -> s < 5 ? List.of(web(Health.HEALTHY), slow()) : List.of(slow())))
        .containsExactly(
            "web not ready: missing after 5 s its container is gone",
            "slow ready: running after 10 s");
  }

  @Test
  void seesThatOneEndedThatWasReady() {
    assertThat(
            answers(
                s ->
                    List.of(
                        s < 7 ? web(Health.HEALTHY) : container("web", 1, fields(), exited(2)),
                        slow())))
        .containsExactly(
            "web not ready: exited (2) after 7 s its process ended: exit code 2",
            "slow ready: running after 10 s");
  }

  /** Containers may begin again with the engine, so their time does too. */
  @Test
  void waitsForAnEngineThatIsAway() {
    var again = START.plusSeconds(30);

    assertThat(
            answers(
                s -> {
                  if (s >= 2 && s < 30) {
                    throw OperationException.of(ErrorKind.UNREACHABLE, "nobody listens");
                  }
                  return List.of(
                      container("web", 1, fields(), running(s < 2 ? START : again)),
                      container("slow", 1, fields(), running(s < 2 ? START : again)));
                }))
        .containsExactly("web ready: running after 10 s", "slow ready: running after 10 s");
    assertThat(told).containsOnlyOnce("Waiting for the engine: nobody listens");
  }

  @Test
  void doesNotWaitForeverForAnEngine() {
    assertThatThrownBy(
            () ->
                answers(
                    s -> {
                      throw OperationException.of(ErrorKind.UNREACHABLE, "nobody listens");
                    }))
        .hasMessage("nobody listens");
    assertThat(Duration.between(START, clock.instant()))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
  }
}
