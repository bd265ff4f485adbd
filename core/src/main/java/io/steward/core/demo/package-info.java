// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * The demo: {@link io.steward.core.demo.Demo} makes a sample homelab, deploys it, breaks it, shows
 * the way back and takes everything away again.
 */
@NullMarked
package io.steward.core.demo;

import org.jspecify.annotations.NullMarked;
