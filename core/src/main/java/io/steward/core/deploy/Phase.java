// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/** A step of the deploy of one stack, as the journal keeps it. */
enum Phase {
  /** Revision and snapshot are stored; nothing was touched yet. */
  BEGUN("before anything was touched"),
  /** A hook runs. */
  HOOK("while it ran the hook"),
  /** Mounted files are put back. */
  FILES("while mounted files were put back"),
  /** Services are removed that are not wanted any more. */
  REMOVING("while it removed"),
  /** Compose is about to be called. */
  APPLYING("while Compose brought up"),
  /** Compose, or a hook, runs as the process that is noted with it. */
  COMPOSING("while Compose brought up"),
  /** Containers are restarted. */
  RESTARTING("while it restarted"),
  /** Everything was done; the gate judges it. */
  JUDGING("while it waited for"),
  /** It was not ready, and goes back. */
  GOING_BACK("on the way back");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** When something ended in it, to be followed by the services it had to do with. */
  String words() {
    return words;
  }
}
