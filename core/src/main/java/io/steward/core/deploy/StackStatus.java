// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one stack is.
 *
 * @param stack its name
 * @param target where it runs
 * @param revision the number of its present revision, 0 before the first deploy and after it was
 *     removed
 * @param deployedAt when that was deployed
 * @param deployedBy who asked for it; empty where there is no revision
 * @param removedAt when it was removed; absent once it is deployed again
 * @param services each service its files want, and each that has a container
 * @param unfinished the deploy that is under way or was interrupted, in a sentence; empty for none
 * @param problem why it could not be looked at, or its files not be read; empty when all was seen
 * @param reachable whether its target answered
 * @param simulated whether its target only pretends
 */
public record StackStatus(
    String stack,
    String target,
    int revision,
    Optional<Instant> deployedAt,
    String deployedBy,
    Optional<Instant> removedAt,
    List<ServiceStatus> services,
    String unfinished,
    String problem,
    boolean reachable,
    boolean simulated) {
  /** Keeps its own copy. */
  public StackStatus {
    services = List.copyOf(services);
  }

  /** How a service is, in one word. */
  public enum Grade {
    /** It runs, and its health check, if any, has passed; or it ended well, as it should. */
    WELL(Mark.OK),
    /** It was started and its health check has not said anything yet. */
    STARTING(Mark.BUSY),
    /** It ended, is unhealthy or starts over and over. */
    SICK(Mark.BAD),
    /** The last deploy left a container of it, and there is none. */
    MISSING(Mark.BAD),
    /** Somebody stopped it on purpose. */
    STOPPED(Mark.NONE),
    /** It has a container, and the files do not want it any more. */
    LEFT_OVER(Mark.CARE),
    /** Its files want it and it was never deployed, or was removed since. */
    NOT_DEPLOYED(Mark.NONE);

    private final Mark mark;

    Grade(Mark mark) {
      this.mark = mark;
    }

    /** Its sign. */
    public Mark mark() {
      return mark;
    }
  }

  /**
   * How one service is.
   *
   * @param service the Compose service
   * @param grade in one word
   * @param state as the engine says: {@code healthy}, {@code running}, {@code exited (1)}
   * @param since since when; absent when it never ran
   * @param image the reference of its image; empty when it has no container
   * @param containers how many containers it has
   * @param message what the last health check or the engine said, or that it is cut off; may be
   *     empty
   * @param stop who stopped it on purpose, when and why
   */
  public record ServiceStatus(
      String service,
      Grade grade,
      String state,
      Optional<Instant> since,
      String image,
      int containers,
      String message,
      Optional<Stops.Stop> stop) {}
}
