// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes the locks of stacks for who wants to change them, and sees to it that no earlier run has
 * left them half done.
 */
final class StackLocks {
  private final StackSites sites;
  private final Resume resume;
  private final Unfinished unfinished;

  @Inject
  StackLocks(StackSites sites, Resume resume, Unfinished unfinished) {
    this.sites = sites;
    this.resume = resume;
    this.unfinished = unfinished;
  }

  /**
   * Refuses what {@link #acquire} would refuse of an interrupted deploy: for who only tries it out,
   * and takes no lock.
   */
  void tryOut(List<String> stacks) {
    for (StackSite site : stacks.stream().map(sites::get).toList()) {
      boolean interrupted =
          unfinished.find(site.key()).filter(notice -> !notice.underWay()).isPresent();
      if (interrupted && sites.settings().resume() == ResumeAction.BY_HAND) {
        throw refused(site, site.store().interruptions().open(site.key()).orElseThrow());
      }
    }
  }

  /**
   * The locks of all of these stacks.
   *
   * @param reason what for, in a word
   * @param wait how long to wait for others; zero waits as long as the settings say
   * @throws OperationException of kind refused if another run has one of them, or if a deploy was
   *     interrupted and the settings leave that to the user; of kind needs hands if it could
   *     neither be finished nor taken back
   */
  Lease acquire(List<String> stacks, String reason, Duration wait, Run run) {
    Lease lease = sites.lock(stacks, reason, wait, run);
    try {
      stacks.forEach(stack -> settle(sites.get(stack), lease, run));
      return lease;
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  private void settle(StackSite site, Lease lease, Run run) {
    Optional<Interruption> open = site.store().interruptions().open(site.key());
    if (open.isEmpty()) {
      return;
    }
    ResumeAction action = sites.settings().resume();
    if (action == ResumeAction.BY_HAND) {
      throw refused(site, open.get());
    }
    StackOutcome outcome =
        resume.resume(site, open.get(), action == ResumeAction.BACK, lease, run).outcome();
    if (outcome.outcome() == Outcome.NEEDS_HANDS) {
      throw OperationException.of(
          ErrorKind.NEEDS_HANDS,
          sentence(open.get())
              + "; it could neither be finished nor taken back: "
              + outcome.error(),
          outcome.remarks().toArray(String[]::new));
    }
  }

  private OperationException refused(StackSite site, Interruption open) {
    String command = "steward stack resume " + site.name();
    return OperationException.of(
        ErrorKind.REFUSED,
        sentence(open) + "; nothing more is changed before that is settled",
        command + "          finishes it, or goes back when it does not get ready",
        command + " --back   goes back at once");
  }

  private String sentence(Interruption open) {
    return open.sentence(Moment.here(sites.bench().clock().instant()));
  }
}
