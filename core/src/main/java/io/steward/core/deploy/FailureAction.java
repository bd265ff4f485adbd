// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/** What happens to a stack that did not become ready, in Compose's own words. */
public enum FailureAction {
  /** It goes back to what ran before. */
  ROLLBACK,
  /** It stays as it is, and nothing after it is deployed. */
  PAUSE,
  /** It stays as it is, and the others are deployed. */
  CONTINUE
}
