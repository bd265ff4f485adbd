// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/** What a user does to services by hand. */
public enum Handling {
  /** Stops and starts them. */
  RESTART("restart", "restarting", "restarted"),
  /** Stops them, and remembers that. */
  STOP("stop", "stopping", "stopped"),
  /** Starts what lies stopped, and forgets that it was stopped. */
  START("start", "starting", "started"),
  /** Takes their containers and networks away; volumes stay. */
  REMOVE("remove", "removing", "removed");

  private final String verb;
  private final String doing;
  private final String done;

  Handling(String verb, String doing, String done) {
    this.verb = verb;
    this.doing = doing;
    this.done = done;
  }

  /** What is done to this container: what runs is started again, not started. */
  Handling of(ContainerState container) {
    return this == START && !container.isAtRest() ? RESTART : this;
  }

  /** {@code restart}. */
  public String verb() {
    return verb;
  }

  /** {@code restarting}. */
  public String doing() {
    return doing;
  }

  /** {@code restarted}. */
  public String done() {
    return done;
  }
}
