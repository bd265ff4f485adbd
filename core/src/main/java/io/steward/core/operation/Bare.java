// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/** A result that programs get as this value alone, without a frame of its own. */
public interface Bare {
  /** The value: plain values, or whatever {@link Plain} knows. */
  Object value();
}
