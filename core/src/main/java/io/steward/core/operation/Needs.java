// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/** What an operation needs before it can begin. */
public enum Needs {
  /** Nothing: works anywhere. */
  NOTHING,
  /** A folder, valid or not: works on a broken homelab. */
  FOLDER,
  /** A homelab whose configuration is valid as a whole. */
  HOMELAB
}
