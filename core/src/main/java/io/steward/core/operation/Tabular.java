// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/** A result that is a list: its front-ends draw it as a table. */
public interface Tabular {
  /** The rows. */
  Table table();

  /** What to say when there are none. */
  String ifEmpty();
}
