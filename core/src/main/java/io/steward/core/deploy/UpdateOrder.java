// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/** In which order the containers of a service are replaced, in Compose's own words. */
public enum UpdateOrder {
  /** The old one stops before the new one starts. */
  STOP_FIRST,
  /** The new one is ready before the old one stops. */
  START_FIRST
}
