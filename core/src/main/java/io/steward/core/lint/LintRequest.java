// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.nio.file.Path;
import java.util.List;

/**
 * What to look at, and what to do about it.
 *
 * @param what names of stacks, Compose files or folders; empty for the whole homelab, or for the
 *     folder where there is none
 * @param folder where the user stands
 * @param failOn the least severity that makes the result no success
 * @param fix whether to mend what can be mended
 * @param all whether a person is shown advice as well
 */
public record LintRequest(List<Path> what, Path folder, Severity failOn, boolean fix, boolean all) {
  /** Keeps its own copy. */
  public LintRequest {
    what = List.copyOf(what);
  }
}
