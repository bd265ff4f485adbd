// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import java.util.Optional;

/**
 * Finds whether what a stack wants has failed before. Files that were put back when it failed count
 * as unchanged: nobody but Steward changed them.
 */
final class HeldRevision {
  /** How many revisions back one that failed is looked for. */
  static final int LOOKED_AT = 10;

  private final DeployStore store;

  HeldRevision(DeployStore store) {
    this.store = store;
  }

  /** The revision that failed and says the same as a deploy would; empty when there is none. */
  Optional<Revision> find(PlannedStack stack, RevisionContent content) {
    if (store.outcomes(stack.key(), LOOKED_AT).stream().allMatch(o -> o.failure().isEmpty())) {
      return Optional.empty();
    }
    return store.history(stack.key(), LOOKED_AT).stream()
        .map(DeployStore.Entry::revision)
        .filter(revision -> revision.outcome().filter(HeldRevision::tells).isPresent())
        .filter(revision -> revision.rendered().equals(content.rendered()))
        .filter(
            revision ->
                content.files().stream().allMatch(file -> same(file, revision, stack.last())))
        .findFirst()
        .filter(Revision::isHeld);
  }

  /** Whether an outcome says whether a revision is good; one that came to no end does not. */
  private static boolean tells(Outcome outcome) {
    return outcome != Outcome.NOT_TOUCHED && outcome != Outcome.STOPPED;
  }

  private static boolean same(Content file, Revision revision, Optional<Revision> present) {
    return revision.files().contains(file)
        || present.filter(now -> now.files().contains(file)).isPresent();
  }
}
