// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.config.Node;
import io.steward.core.config.RecordBinder;
import io.steward.core.config.Yaml;
import io.steward.core.error.Problem;
import io.steward.core.kind.Plugins;
import io.steward.core.retry.Repeater.Listener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeaterTest {
  private final List<Duration> waits = new ArrayList<>();
  private final AtomicInteger tries = new AtomicInteger();

  private static RetrySettings settings(int attempts, double jitter) {
    return new RetrySettings(attempts, Duration.ofSeconds(1), Duration.ofSeconds(5), jitter);
  }

  private Repeater repeater(int attempts) {
    return new Repeater(settings(attempts, 0), waits::add);
  }

  /** Fails so often, then answers which try it was. */
  private Repeater.Question<Integer, IOException> failing(int times) {
    return () -> {
      if (tries.incrementAndGet() <= times) {
        throw new IOException("no " + tries.get());
      }
      return tries.get();
    };
  }

  private Duration waited() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Test
  void doesNotRepeatWhatSucceeds() throws IOException {
    assertThat(repeater(5).call(failing(0), e -> true, Listener.NONE)).isEqualTo(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void waitsTwiceAsLongEachTimeUpToTheLongest() throws IOException {
    List<Duration> told = new ArrayList<>();

    int answer =
        repeater(6)
            .call(
                failing(5),
                e -> true,
                (delay, reason) -> {
                  if (told.isEmpty() || !told.get(told.size() - 1).equals(delay)) {
                    told.add(delay);
                  }
                });

    assertThat(answer).isEqualTo(6);
    assertThat(told)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5));
    assertThat(waited()).hasSeconds(1 + 2 + 4 + 5 + 5);
    assertThat(waits).allMatch(part -> part.toMillis() <= 250);
  }

  @Test
  void givesUpWithTheLastFailure() {
    assertThatThrownBy(() -> repeater(3).call(failing(9), e -> true, Listener.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage("no 3");
    assertThat(waited()).hasSeconds(3);
  }

  @Test
  void repeatsOnlyWhatMayBeGoneInAMoment() {
    assertThatThrownBy(
            () -> repeater(5).call(failing(9), e -> !"no 2".equals(e.getMessage()), Listener.NONE))
        .hasMessage("no 2");
    assertThatThrownBy(() -> repeater(1).call(failing(9), e -> true, Listener.NONE))
        .hasMessage("no 3");
    assertThatThrownBy(() -> Repeater.never().call(failing(9), e -> true, Listener.NONE))
        .hasMessage("no 4");
  }

  @Test
  void endsWhenTheWaitingIsInterrupted() {
    var interrupted =
        new Repeater(
            settings(5, 0),
            length -> {
              throw new CancellationException("interrupted");
            });

    assertThatThrownBy(() -> interrupted.call(failing(9), e -> true, Listener.NONE))
        .isInstanceOf(CancellationException.class);
    assertThat(tries).hasValue(1);
  }

  @Test
  void endsWhenTheListenerHasHeardEnough() {
    assertThatThrownBy(
            () ->
                repeater(5)
                    .call(
                        failing(9),
                        e -> true,
                        (delay, reason) -> {
                          if (waited().toMillis() >= 500) {
                            throw new CancellationException("stopped after " + reason.getMessage());
                          }
                        }))
        .hasMessage("stopped after no 1");
    assertThat(waited()).hasMillis(500);
  }

  @Test
  void waitsAsLongAsItWasAskedToAndNoLongerThanAllowed() throws IOException {
    assertThat(delayed(Duration.ofSeconds(3))).hasSeconds(3);
    assertThat(delayed(Duration.ofMillis(10))).hasSeconds(1);
    assertThat(delayed(Duration.ofHours(1))).hasSeconds(5);
  }

  private Duration delayed(Duration asked) throws IOException {
    tries.set(0);
    waits.clear();
    repeater(2)
        .call(
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new Busy(asked);
              }
              return "";
            },
            e -> true,
            Listener.NONE);
    return waited();
  }

  private static final class Busy extends IOException implements Delayed {
    private final transient Duration wait;

    Busy(Duration wait) {
      this.wait = wait;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(wait);
    }
  }

  @Test
  void differsByChance() throws IOException {
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      tries.set(0);
      new Repeater(settings(2, 0.5), length -> {})
          .call(failing(1), e -> true, (delay, reason) -> delays.add(delay.toMillis()));
    }

    assertThat(delays).allMatch(millis -> millis >= 500 && millis <= 1500);
    assertThat(delays.stream().distinct().count()).isGreaterThan(10);
  }

  private static Object bound(String yaml) {
    var problems = new ArrayList<Problem>();
    Node node = Yaml.read(yaml, "x.yaml", problems);
    var settings =
        new RecordBinder(new Plugins(List.of()).choices(), problems)
            .bind(node, RetrySettings.class, "retries");
    return problems.isEmpty() ? settings.orElseThrow() : problems.get(0).message();
  }

  @Test
  void hasDefaults() {
    assertThat(bound("{}"))
        .isEqualTo(new RetrySettings(5, Duration.ofSeconds(1), Duration.ofSeconds(30), 0.5));
  }

  @Test
  void isReadWhole() {
    assertThat(bound("{ attempts: 2, first-delay: 20ms, longest-delay: 1m, jitter: 0 }"))
        .isEqualTo(new RetrySettings(2, Duration.ofMillis(20), Duration.ofMinutes(1), 0));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(bound("attempts: 0")).isEqualTo("attempts is less than 1");
    assertThat(bound("first-delay: 1ms")).isEqualTo("first-delay is shorter than 10 ms");
    assertThat(bound("longest-delay: 500ms"))
        .isEqualTo("longest-delay is shorter than first-delay");
    assertThat(bound("jitter: 1")).isEqualTo("jitter is not from 0 to below 1");
  }
}
