// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import io.steward.core.state.HeldLock;
import io.steward.core.state.Locks;
import java.util.List;
import java.util.Optional;

/** Takes the locks of stacks away from a run that hangs. */
public final class StackUnlock {
  private final StackSites sites;

  @Inject
  StackUnlock(StackSites sites) {
    this.sites = sites;
  }

  /**
   * Takes the locks away; asks first where the process of the holder certainly runs. That run
   * changes nothing more once it notices, at its next step; nothing of it is stopped.
   *
   * @param reason why, for the audit log
   * @throws OperationException of kind usage without a reason; of kind refused after a no; of kind
   *     not found if none of the stacks is locked
   */
  public Unlocked unlock(Selection selection, String reason, Run run) {
    if (reason.isBlank()) {
      throw OperationException.of(
          ErrorKind.USAGE, "--reason is missing: say why the lock is taken away");
    }
    Locks locks = sites.bench().locks();
    List<HeldLock> held =
        selection.stacks().stream().flatMap(stack -> find(locks, stack).stream()).toList();
    if (held.isEmpty()) {
      throw OperationException.of(
          ErrorKind.NOT_FOUND,
          String.join(", ", selection.stacks()) + ": no lock is held; nothing was touched");
    }
    if (!run.dryRun()) {
      held.stream().filter(lock -> lock.process().isAlive()).forEach(lock -> ask(lock, run));
      held.forEach(lock -> locks.breakLock(lock.name(), reason));
    }
    List<Unlocked.Lock> gone =
        held.stream().map(lock -> Unlocked.Lock.of(lock, unfinished(lock))).toList();
    return new Unlocked(run.dryRun(), gone);
  }

  private Optional<HeldLock> find(Locks locks, String stack) {
    String name = sites.get(stack).key().toString();
    return locks.list().stream().filter(lock -> lock.name().equals(name)).findFirst();
  }

  private void ask(HeldLock lock, Run run) {
    run.confirm(lock.describe(sites.bench().clock()) + ". That process still runs. Go on?");
  }

  /** Whether the run leaves its stack half done. */
  private boolean unfinished(HeldLock lock) {
    String stack = lock.subject();
    return sites.bench().store().interruptions().open(sites.get(stack).key()).isPresent();
  }
}
