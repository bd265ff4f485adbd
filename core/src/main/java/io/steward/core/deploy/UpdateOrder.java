// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/** Which comes first when a container is replaced, in Compose's own words. */
public enum UpdateOrder {
  /** The old one is stopped before the new one starts. */
  STOP_FIRST,
  /** The new one starts before the old one is stopped. */
  START_FIRST
}
