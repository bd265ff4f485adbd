// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

/** How far a run is. */
enum RunState {
  /** Other runs go first. */
  WAITING,
  /** It works. */
  RUNNING,
  /** It ended well. */
  DONE,
  /** It ended, and not well. */
  FAILED
}
