// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import java.util.List;
import java.util.Optional;

/**
 * What a deploy of a stack puts down in its revision.
 *
 * @param rendered the project as JSON
 * @param files what its containers have mounted
 */
record RevisionContent(String rendered, List<Content> files) {
  /** All that the files say. */
  static RevisionContent whole(WantedStack wanted) {
    return new RevisionContent(wanted.rendered(), StackFiles.kept(wanted));
  }

  /**
   * Of the files what was selected and goes along with it, beside what else is deployed.
   *
   * @param present what is deployed; absent for nothing
   */
  static RevisionContent partial(
      PlannedStack stack, Optional<Revision> present, Selection selection) {
    var partial = PartialRevision.of(stack, present, selection);
    return new RevisionContent(partial.rendered(), partial.files());
  }
}
