// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
   * Of the files what was planned, beside what else is deployed.
   *
   * @param present what is deployed; absent for nothing
   */
  static RevisionContent partial(PlannedStack stack, Optional<Revision> present) {
    Set<String> planned =
        stack.plan().services().stream().map(ServiceChange::service).collect(Collectors.toSet());
    var partial = new PartialRevision(stack.wanted(), present, planned);
    return new RevisionContent(partial.rendered(), partial.files());
  }
}
