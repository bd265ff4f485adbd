// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.retry.Delayed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A registry that does not answer as it should, and whether it may do so in a moment. */
final class RegistryTrouble extends IOException implements Delayed {
  private static final long serialVersionUID = 1;
  private static final List<Integer> MOMENTARY = List.of(408, 425, 429, 500, 502, 503, 504);

  /** How engines say that a registry could not be asked; what a registry says itself is final. */
  private static final List<String> OF_A_MOMENT =
      List.of(
          "timeout",
          "timed out",
          "deadline exceeded",
          "connection refused",
          "connection reset",
          "broken pipe",
          "unexpected eof",
          ": eof",
          "no route to host",
          "network is unreachable",
          "no such host",
          "temporary failure in name resolution",
          "server misbehaving",
          "toomanyrequests",
          "too many requests",
          "bad gateway",
          "service unavailable",
          "gateway timeout",
          "internal server error",
          "request canceled");

  private final int status;
  private final transient Optional<Duration> wait;

  RegistryTrouble(int status, Optional<String> retryAfter) {
    super("the registry answered " + status);
    this.status = status;
    this.wait = retryAfter.flatMap(RegistryTrouble::seconds);
  }

  /** Only the form in seconds: the other one, a date, depends on two clocks. */
  private static Optional<Duration> seconds(String header) {
    return header.strip().matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())))
        : Optional.empty();
  }

  @Override
  public Optional<Duration> retryAfter() {
    return wait;
  }

  /** Whether an engine's sentence about a pull tells of a registry that could not be asked. */
  static boolean isMomentary(String sentence) {
    String text = sentence.toLowerCase(Locale.ROOT);
    return OF_A_MOMENT.stream().anyMatch(text::contains);
  }

  /** Whether a failed question or pull may succeed when it is tried again. */
  static boolean isMomentary(Exception failure) {
    if (failure instanceof RegistryTrouble trouble) {
      return MOMENTARY.contains(trouble.status);
    }
    return failure instanceof HomelabException known && known.kind() == ErrorKind.UNREACHABLE;
  }

  /** What is told while a pull waits for its next try. */
  static PullProgress waiting(Duration delay, Exception reason) {
    long seconds = Math.max(1, Math.round(delay.toMillis() / 1000.0));
    return new PullProgress("", "tried again in " + seconds + " s: " + reason.getMessage(), 0, 0);
  }
}
