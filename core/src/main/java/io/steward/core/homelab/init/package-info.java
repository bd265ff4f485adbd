// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Makes the first configuration of a homelab from what lies in its folder; entry type {@link
 * io.steward.core.homelab.init.FirstConfiguration}. Compose files are only glanced at here, so that
 * one with an error in it does not stand in the way.
 */
@NullMarked
package io.steward.core.homelab.init;

import org.jspecify.annotations.NullMarked;
