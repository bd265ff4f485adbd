// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * The model the whole program shares: {@link io.steward.core.homelab.Homelab} with its services and
 * stacks, and the {@link io.steward.core.homelab.HomelabGraph} between them.
 */
@NullMarked
package io.steward.core.homelab;

import org.jspecify.annotations.NullMarked;
