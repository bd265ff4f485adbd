// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One container of a stack, as the target reports it.
 *
 * @param id the engine's id
 * @param name the engine's name for it
 * @param service the Compose service it belongs to
 * @param number which of the service's containers, from 1
 * @param imageId the id of the image it was made from
 * @param fields what a plan compares
 * @param condition how it is
 * @param volumes names of the named volumes it has mounted to write
 */
public record ContainerState(
    String id,
    String name,
    String service,
    int number,
    String imageId,
    Fields fields,
    Condition condition,
    List<String> volumes) {

  /** Keeps its own copy. */
  public ContainerState {
    volumes = List.copyOf(volumes);
  }

  /** The same, standing for a service that Compose has not made yet. */
  ContainerState adoptedFor(String owner) {
    return new ContainerState(
        id, name, owner, AdoptedContainers.NUMBER, imageId, fields, condition, volumes);
  }

  /** Whether it was adopted though Compose did not make it. */
  boolean isAdopted() {
    return number == AdoptedContainers.NUMBER;
  }

  /** Whether its process ended well and the engine does not start it again. */
  public boolean isDone() {
    return condition.isDone() && !startsAgain();
  }

  /** Whether it lies stopped though it is not done. */
  boolean isDown() {
    boolean stopped = condition.status() == Status.CREATED || condition.status() == Status.EXITED;
    return stopped && !isDone();
  }

  /** Whether it runs in the network, process or IPC space of a container that is another now. */
  boolean isCutOff() {
    return condition.status() == Status.RUNNING
        && (fields.values().containsValue(FieldWords.GONE)
            || fields.values().containsValue(FieldWords.LEFT_BEHIND));
  }

  /** Whether nothing of it runs, nor is frozen, nor about to be started again. */
  boolean isAtRest() {
    return switch (condition.status()) {
      case CREATED, EXITED, DEAD -> true;
      case RUNNING, PAUSED, RESTARTING -> false;
    };
  }

  /** Whether the engine starts it again whenever its process ends. */
  public boolean startsAgain() {
    String policy = fields.find("restart").orElse("no");
    return policy.startsWith("always") || policy.startsWith("unless-stopped");
  }

  /** What an engine calls the state of a container. */
  public enum Status {
    /** Made and never started. */
    CREATED,
    /** Its process runs. */
    RUNNING,
    /** Frozen. */
    PAUSED,
    /** Waiting to be started again after it ended. */
    RESTARTING,
    /** Its process ended. */
    EXITED,
    /** Half removed, or broken. */
    DEAD
  }

  /** What a health check says. */
  public enum Health {
    /** There is no health check. */
    NONE,
    /** Not known yet. */
    STARTING,
    /** Passed. */
    HEALTHY,
    /** Failed as often as it may. */
    UNHEALTHY
  }

  /**
   * How a container is at one moment.
   *
   * @param status what its process does
   * @param health what its health check says
   * @param exitCode of the last end of its process
   * @param restarts how often the engine started it again
   * @param outOfMemory whether the kernel ended it
   * @param startedAt when its process last began
   * @param finishedAt when its process last ended
   * @param message what the engine or the last health check said; may be empty
   */
  public record Condition(
      Status status,
      Health health,
      int exitCode,
      int restarts,
      boolean outOfMemory,
      Optional<Instant> startedAt,
      Optional<Instant> finishedAt,
      String message) {

    /** Whether it runs and its health check, if any, has passed. */
    public boolean isFine() {
      return status == Status.RUNNING && (health == Health.NONE || health == Health.HEALTHY);
    }

    /** Whether its process ended well. */
    public boolean isDone() {
      return status == Status.EXITED && exitCode == 0;
    }

    /** One or two words: {@code healthy}, {@code running}, {@code exited (1)}. */
    public String words() {
      return switch (status) {
        case RUNNING -> health == Health.NONE ? "running" : lower(health.name());
        case EXITED -> outOfMemory ? "out of memory" : "exited (" + exitCode + ")";
        default -> lower(status.name());
      };
    }

    private static String lower(String name) {
      return name.toLowerCase(java.util.Locale.ROOT);
    }
  }
}
