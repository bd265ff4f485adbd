// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/** An input, or a result, that is not written into a log as it is. */
public interface Discreet {
  /** The same without what must not be read by others. */
  Record masked();
}
