// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import java.util.Optional;
import java.util.function.Supplier;

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
  Optional<Revision> find(PlannedStack stack, Supplier<RevisionContent> deployed) {
    if (store.outcomes(stack.key(), LOOKED_AT).stream().allMatch(o -> o.failure().isEmpty())) {
      return Optional.empty();
    }
    RevisionContent content = deployed.get();
    return store.history(stack.key(), LOOKED_AT).stream()
        .map(DeployStore.Entry::revision)
        .filter(revision -> revision.outcome().filter(Outcome::isVerdict).isPresent())
        .filter(revision -> revision.rendered().equals(content.rendered()))
        .filter(
            revision ->
                content.files().stream().allMatch(file -> same(file, revision, stack.last())))
        .findFirst()
        .filter(Revision::isHeld);
  }

  private static boolean same(Content file, Revision revision, Optional<Revision> present) {
    return revision.files().contains(file)
        || present.filter(now -> now.files().contains(file)).isPresent();
  }
}
