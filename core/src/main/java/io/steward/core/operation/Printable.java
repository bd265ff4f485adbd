// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/** A result that knows how it reads. */
public interface Printable {
  /** Prints itself. */
  void print(Page page);
}
