// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static io.steward.core.deploy.Wanted.START;
import static io.steward.core.deploy.Wanted.container;
import static io.steward.core.deploy.Wanted.exited;
import static io.steward.core.deploy.Wanted.fields;
import static io.steward.core.deploy.Wanted.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.ContainerState.Condition;
import io.steward.core.deploy.ContainerState.Health;
import io.steward.core.deploy.ReadinessGate.Question;
import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.WantedService.Rollout;
import io.steward.core.operation.Progress;
import io.steward.core.testing.MutableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ContainerGateTest {
  private static final Duration MONITOR = Duration.ofSeconds(30);
  private final MutableClock clock = MutableClock.at(START);
  private Rollout rollout = Rollout.PLAIN;
  private Fields fields = fields();
  private Duration timeout = Duration.ofMinutes(5);

  private final List<String> told = new ArrayList<>();
  private int asked;

  private final Progress progress =
      new Progress() {
        @Override
        public void report(Step step) {
          told.add(step.mark().sign() + " " + step.state() + " " + step.detail());
        }

        @Override
        public void deadline(String group, String subject, Instant until) {
          told.add(subject + " until " + Duration.between(START, until).toSeconds() + " s");
        }
      };

  /** What a container wrote last: another line each time it is asked. */
  @SuppressWarnings("unchecked") // the third argument of StackTarget.logs
  private void logs(Object lines) {
    String text = asked++ % 2 == 0 ? "\u001b[32mready\u001b[0m to go " : "";
    ((Consumer<StackTarget.LogLine>) lines).accept(new StackTarget.LogLine("", false, text));
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  /** The answer for one container that looks so after so many seconds. */
  private String answer(Function<Long, Condition> script, List<ContainerState> before) {
    StackTarget target =
        (StackTarget)
            Proxy.newProxyInstance(
                StackTarget.class.getClassLoader(),
                new Class<?>[] {StackTarget.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("logs")) {
                    logs(arguments[2]);
                    return null;
                  }
                  long second = Duration.between(START, clock.instant()).toSeconds();
                  return List.of(container("web", 1, fields, script.apply(second)));
                });
    var wanted = Wanted.stack(Wanted.service("web", 1, fields, Optional.empty(), rollout));
    Map<String, List<ContainerState>> was = before.isEmpty() ? Map.of() : Map.of("web", before);
    List<Readiness> answers =
        new ContainerGate(clock, clock::advance)
            .judge(
                new Question(
                    target,
                    wanted,
                    List.of("web"),
                    Set.of(),
                    was,
                    Set.of(),
                    MONITOR,
                    timeout,
                    progress,
                    () -> false));
    Readiness one = answers.get(0);
    String ready = one.ready() ? "ready" : "not ready";
    String message = one.message().isEmpty() ? "" : ", " + one.message();
    return ready + ": " + one.words() + " after " + one.after().toSeconds() + " s" + message;
  }

  private String answer(Function<Long, Condition> script) {
    return answer(script, List.of());
  }

  @Test
  void countsTheTimeByItselfWhenTheClockIsSet() {
    for (Duration jump : List.of(Duration.ofHours(1), Duration.ofDays(-400))) {
      clock.set(START);
      var looks = new AtomicInteger();

      String answer =
          answer(
              second -> {
                if (looks.incrementAndGet() == 20) {
                  clock.advance(jump);
                }
                return running(START);
              });

      assertThat(answer).isEqualTo("ready: running after 30 s");
    }
  }

  @Test
  void waitsForAHealthCheckToPass() {
    rollout = Wanted.checked(Duration.ZERO, Duration.ofSeconds(90));

    assertThat(answer(s -> running(START, s < 7 ? Health.STARTING : Health.HEALTHY, 0)))
        .isEqualTo("ready: healthy after 7 s");
  }

  @Test
  void failsAtOnceWhenAHealthCheckHasFailed() {
    rollout = Wanted.checked(Duration.ZERO, Duration.ofSeconds(90));

    assertThat(answer(s -> running(START, s < 9 ? Health.STARTING : Health.UNHEALTHY, 0)))
        .isEqualTo("not ready: unhealthy after 9 s, its health check failed");
  }

  @Test
  void givesAHealthCheckItsStartPeriodAndPatience() {
    rollout = Wanted.checked(Duration.ofSeconds(20), Duration.ofSeconds(60));

    assertThat(answer(s -> running(START, Health.STARTING, 0)))
        .isEqualTo("not ready: starting after 85 s, not ready within 85 s");
  }

  @Test
  void neverWaitsLongerThanTheTimeout() {
    rollout = Wanted.checked(Duration.ofSeconds(20), Duration.ofHours(1));
    timeout = Duration.ofSeconds(60);

    assertThat(answer(s -> running(START, Health.STARTING, 0)))
        .isEqualTo("not ready: starting after 60 s, not ready within 60 s");
  }

  @Test
  void letsOneWithoutAHealthCheckRunForAWhile() {
    assertThat(answer(s -> running(START))).isEqualTo("ready: running after 30 s");
  }

  @Test
  void passesOneThatAlreadyRunsLonger() {
    var before = List.of(container("web", 1, fields, running(at(-31))));

    assertThat(answer(s -> running(at(-31)), before)).isEqualTo("ready: running after 0 s");
    assertThat(answer(s -> running(at(-31)))).isEqualTo("ready: running after 30 s");
  }

  @Test
  void failsOneThatEnds() {
    assertThat(answer(s -> s < 3 ? running(START) : exited(1)))
        .isEqualTo("not ready: exited (1) after 3 s, its process ended: exit code 1");
  }

  @Test
  void takesAJobThatEndedWellForDone() {
    assertThat(answer(s -> s < 3 ? running(START) : exited(0))).isEqualTo("ready: done after 3 s");
  }

  @Test
  void doesNotTakeAServiceThatEndedWellForDone() {
    fields = fields("restart", "always");

    assertThat(answer(s -> s < 3 ? running(START) : exited(0)))
        .isEqualTo("not ready: exited (0) after 35 s, its process ended: exit code 0");
  }

  @Test
  void failsOneThatIsStartedAgainAndAgain() {
    fields = fields("restart", "always");

    assertThat(answer(s -> running(at(s.intValue()), Health.NONE, s < 4 ? 0 : 2)))
        .isEqualTo("not ready: restarting after 4 s, ended and was started again 2 times");
  }

  /** The time that {@code monitor} has by default is long enough to see it. */
  @Test
  void failsOneThatCrashesAfterTwentySeconds() {
    assertThat(GateSettings.DEFAULT_MONITOR).isEqualTo(MONITOR);
    fields = fields("restart", "unless-stopped");

    assertThat(answer(s -> s < 20 ? running(START) : running(at(s.intValue()), Health.NONE, 1)))
        .isEqualTo("not ready: restarting after 20 s, ended and was started again once");
  }

  @Test
  void failsOneThatEndsAfterTwentySeconds() {
    assertThat(answer(s -> s < 20 ? running(START) : exited(1)))
        .isEqualTo("not ready: exited (1) after 20 s, its process ended: exit code 1");
  }

  @Test
  void forgivesRestartsOfLongAgo() {
    var before = List.of(container("web", 1, fields, running(at(-90), Health.NONE, 3)));

    assertThat(answer(s -> running(at(-90), Health.NONE, 3), before))
        .isEqualTo("ready: running after 0 s");
  }

  @Test
  void neverBlamesOneThatWasSickBefore() {
    rollout = Wanted.checked(Duration.ZERO, Duration.ofSeconds(90));
    var before = List.of(container("web", 1, fields, running(at(-90), Health.UNHEALTHY, 0)));

    assertThat(answer(s -> running(START, Health.UNHEALTHY, 0), before))
        .isEqualTo(
            "ready: unhealthy after 0 s, its health check failed; it was not well before either");
  }

  @Test
  void tellsStateAndLastLineAndHowLongAServiceHas() {
    rollout = Wanted.checked(Duration.ZERO, Duration.ofSeconds(90));

    answer(s -> running(START, s < 7 ? Health.STARTING : Health.HEALTHY, 0));

    assertThat(told).containsExactly("… starting ready to go", "web until 95 s", "✓ healthy ");
    assertThat(asked).isEqualTo(7);
  }
}
