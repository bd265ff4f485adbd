// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/** Whether an operation changes anything. */
public enum Effect {
  /** Looks only; GET over HTTP. */
  READ,
  /** Changes something; POST over HTTP, a run in the history and a line in the audit log. */
  WRITE
}
