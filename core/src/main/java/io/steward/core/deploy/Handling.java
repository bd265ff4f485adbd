// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/** What a user does to services by hand. */
public enum Handling {
  /** Stops and starts them. */
  RESTART("restart", "restarted"),
  /** Stops them, and remembers that. */
  STOP("stop", "stopped"),
  /** Starts what lies stopped, and forgets that it was stopped. */
  START("start", "started"),
  /** Takes their containers and networks away; volumes stay. */
  REMOVE("remove", "removed");

  private final String verb;
  private final String done;

  Handling(String verb, String done) {
    this.verb = verb;
    this.done = done;
  }

  /** {@code restart}. */
  public String verb() {
    return verb;
  }

  /** {@code restarted}. */
  public String done() {
    return done;
  }
}
