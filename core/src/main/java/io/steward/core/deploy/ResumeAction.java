// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/** What happens to a deploy that was interrupted, before its stack is changed again. */
public enum ResumeAction {
  /** It waits for {@code steward stack resume}. */
  BY_HAND,
  /** What was begun is finished, or taken back when it does not get ready. */
  FINISH,
  /** What was begun is taken back. */
  BACK
}
