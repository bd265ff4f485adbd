// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.List;

/**
 * What {@code --fix} does about a finding. A fix changes how a file is written, never what it
 * means: the files must read to the same project before and after.
 *
 * @param edits none of them over another
 */
public record Fix(List<Edit> edits) {
  /** Keeps its own copy. */
  public Fix {
    edits = List.copyOf(edits);
  }

  /** A fix of one edit. */
  public static Fix of(Edit edit) {
    return new Fix(List.of(edit));
  }
}
