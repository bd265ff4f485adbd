// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Where stacks can run: {@link io.steward.core.deploy.target.TargetKinds} lists the kinds of {@link
 * io.steward.core.deploy.StackTarget} that come with Steward.
 */
@NullMarked
package io.steward.core.deploy.target;

import org.jspecify.annotations.NullMarked;
