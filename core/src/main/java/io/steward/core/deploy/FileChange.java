// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/** What happens to a container when a file mounted into it has changed. */
public enum FileChange {
  /** It is restarted. */
  RESTART,
  /** It is replaced by a new one. */
  RECREATE,
  /** It is sent SIGHUP. */
  SIGNAL,
  /** Nothing: it watches the file itself. */
  NONE
}
