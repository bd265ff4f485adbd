// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.ContainerState.Condition;
import io.steward.core.deploy.ContainerState.Health;
import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.FieldKey;
import io.steward.core.deploy.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How the program in a simulated container behaves: what its label {@code steward.simulated.health}
 * says, else {@link #HEALTHY}.
 */
public enum Fate {
  /** It runs; a health check passes after two seconds. */
  HEALTHY,
  /** It runs, and a health check, declared or not, has failed for good after two seconds. */
  UNHEALTHY,
  /** It runs, and a health check, declared or not, never comes to an answer. */
  NEVER,
  /** It ends with 1 after a second; where the restart policy says so, again and again. */
  EXITS,
  /** It ends with 0 after a second and is not started again. */
  ENDS;

  /** The label that decides. */
  public static final String LABEL = "steward.simulated.health";

  private static final Duration CHECK = Duration.ofSeconds(2);
  private static final Duration LIFE = Duration.ofSeconds(1);

  /** What the label of a service asks for. */
  static Fate of(Fields fields) {
    String asked = fields.find(new FieldKey("label", LABEL)).orElse("").toUpperCase(Locale.ROOT);
    for (Fate fate : values()) {
      if (fate.name().equals(asked)) {
        return fate;
      }
    }
    return HEALTHY;
  }

  /** How a container looks at this moment. */
  Condition condition(PretendedContainer container, Instant now) {
    Instant start = container.startedAt();
    if (container.stoppedAt().isPresent()) {
      return new Condition(
          Status.EXITED, Health.NONE, 143, 0, false, Optional.of(start), container.stoppedAt(), "");
    }
    Duration age = Duration.between(start, now);
    return switch (this) {
      case HEALTHY -> running(start, checked(container.fields()) ? healthy(age) : Health.NONE, "");
      case UNHEALTHY ->
          isPast(age, CHECK)
              ? running(start, Health.UNHEALTHY, "simulated: fails as asked")
              : running(start, Health.STARTING, "");
      case NEVER -> running(start, Health.STARTING, "");
      case EXITS -> exiting(container.fields(), start, age);
      case ENDS -> isPast(age, LIFE) ? ended(start, 0) : running(start, Health.NONE, "");
    };
  }

  private static Condition exiting(Fields fields, Instant start, Duration age) {
    if (!isPast(age, LIFE)) {
      return running(start, Health.NONE, "");
    }
    if (fields.find("restart").isEmpty()) {
      return ended(start, 1);
    }
    int times = Math.toIntExact(age.toSeconds());
    Instant last = start.plusSeconds(times);
    return new Condition(
        Status.RESTARTING, Health.NONE, 1, times, false, Optional.of(last), Optional.of(last), "");
  }

  private static Condition running(Instant start, Health health, String message) {
    return new Condition(
        Status.RUNNING, health, 0, 0, false, Optional.of(start), Optional.empty(), message);
  }

  private static Condition ended(Instant start, int exitCode) {
    return new Condition(
        Status.EXITED,
        Health.NONE,
        exitCode,
        0,
        false,
        Optional.of(start),
        Optional.of(start.plus(LIFE)),
        "");
  }

  private static Health healthy(Duration age) {
    return isPast(age, CHECK) ? Health.HEALTHY : Health.STARTING;
  }

  private static boolean checked(Fields fields) {
    return fields.find("health check").filter(check -> !check.equals("none")).isPresent();
  }

  private static boolean isPast(Duration age, Duration bound) {
    return age.compareTo(bound) >= 0;
  }
}
