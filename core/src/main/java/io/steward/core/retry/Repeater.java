// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.retry;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Does again what failed for a moment, with waits that grow and differ by chance. Only for what is
 * safe to repeat: asking and fetching, never changing. Thread-safe.
 */
public final class Repeater {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final long TWICE = 2;
  private final RetrySettings settings;
  private final Consumer<Duration> pause;

  /**
   * Repeats as the settings say.
   *
   * @param pause waits this long; what it throws, when it is interrupted, ends the repeating
   */
  public Repeater(RetrySettings settings, Consumer<Duration> pause) {
    this.settings = settings;
    this.pause = pause;
  }

  /** Tries once. */
  public static Repeater never() {
    return new Repeater(RetrySettings.NEVER, length -> {});
  }

  /** Hears of every wait. */
  @FunctionalInterface
  public interface Listener {
    /** Hears nothing. */
    Listener NONE = (delay, reason) -> {};

    /**
     * Called several times a second during a wait; what it throws ends the repeating.
     *
     * @param delay how long the whole wait is
     * @param reason why the last try failed
     */
    void waits(Duration delay, Exception reason);
  }

  /**
   * The answer of the first try that succeeds.
   *
   * @param momentary whether a failure may be gone at the next try
   * @throws E what the last try threw
   */
  public <T, E extends Exception> T call(
      Question<T, E> question, Predicate<Exception> momentary, Listener listener) throws E {
    try {
      return question.ask();
    } catch (Exception first) {
      return again(question, momentary, listener, first);
    }
  }

  /** Something to try, with a failure of its own type. */
  @FunctionalInterface
  public interface Question<T, E extends Exception> {
    /** Tries it once. */
    T ask() throws E;
  }

  private <T, E extends Exception> T again(
      Question<T, E> question, Predicate<Exception> momentary, Listener listener, Exception first)
      throws E {
    Retry.AsyncContext<T> tries = Retry.of("repeater", config(momentary)).asyncContext();
    Exception failure = first;
    while (true) {
      long delay = tries.onError(failure);
      if (delay < 0) {
        // A question throws its own type of exception, or an unchecked one.
        @SuppressWarnings("unchecked")
        E last = (E) failure;
        throw last;
      }
      await(Duration.ofMillis(delay), failure, listener);
      try {
        return question.ask();
      } catch (Exception next) {
        failure = next;
      }
    }
  }

  private RetryConfig config(Predicate<Exception> momentary) {
    IntervalFunction growing =
        IntervalFunction.ofExponentialRandomBackoff(
            settings.firstDelay(), TWICE, settings.jitter(), settings.longestDelay());
    return RetryConfig.custom()
        .maxAttempts(settings.attempts())
        .retryOnException(thrown -> thrown instanceof Exception e && momentary.test(e))
        .intervalBiFunction(
            (attempt, result) -> Math.max(growing.apply(attempt), asked(result.getLeft())))
        .build();
  }

  /** How long the other side asked to wait; not longer than the settings allow. */
  private long asked(Throwable failure) {
    if (!(failure instanceof Delayed delayed)) {
      return 0;
    }
    return Math.min(
        delayed.retryAfter().map(Duration::toMillis).orElse(0L),
        settings.longestDelay().toMillis());
  }

  private void await(Duration delay, Exception reason, Listener listener) {
    Duration left = delay;
    while (left.toMillis() > 0) {
      listener.waits(delay, reason);
      Duration part = left.compareTo(LOOK) < 0 ? left : LOOK;
      pause.accept(part);
      left = left.minus(part);
    }
  }
}
