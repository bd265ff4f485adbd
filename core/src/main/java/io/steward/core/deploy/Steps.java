// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.state.Lease;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of the revision that is deployed: before each step the lock is made sure of and the
 * step written down.
 *
 * @param journal where it is written
 * @param lease the lock of the stack
 * @param key the stack
 * @param number the revision
 */
record Steps(Journal journal, Lease lease, StackKey key, int number) {
  private static final Logger log = LoggerFactory.getLogger(Steps.class);

  /**
   * Notes what is about to be done.
   *
   * @throws HomelabException of kind refused if the lock was taken away, of another kind if it
   *     cannot be written; then it must not be done
   */
  void next(Phase phase, String detail) {
    lease.check();
    journal.write(key, number, phase, detail);
  }

  void next(Phase phase, Collection<String> services) {
    next(phase, String.join(", ", services));
  }

  /** Notes which process Compose is, before it begins. */
  void composing(ProcessIdentity process) {
    journal.write(key, number, Phase.COMPOSING, ComposeProcess.text(process));
  }

  /**
   * The same on the way back, which is gone even where nothing can be written: only who has lost
   * the lock must not go on.
   */
  void back(Phase phase, Collection<String> services) {
    insist(() -> next(phase, services));
  }

  /** Notes which process Compose is on the way back. */
  void composingBack(ProcessIdentity process) {
    insist(() -> composing(process));
  }

  private void insist(Runnable note) {
    try {
      note.run();
    } catch (HomelabException e) {
      if (e.kind() == ErrorKind.REFUSED) {
        throw e;
      }
      log.warn("way back not noted stack={} reason={}", key.stack(), e.getMessage());
    }
  }

  /** Whether the lock is still there; when that cannot be known, it is taken to be. */
  boolean isHeld() {
    try {
      lease.check();
      return true;
    } catch (HomelabException e) {
      return e.kind() != ErrorKind.REFUSED;
    }
  }
}
