// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Deploys stacks: {@link io.steward.core.deploy.Planner} compares what is wanted with what runs,
 * {@link io.steward.core.deploy.Deployer} makes it so, {@link io.steward.core.deploy.ReadinessGate}
 * judges it, and the way back leads to the {@link io.steward.core.deploy.Snapshot} taken before.
 */
@NullMarked
package io.steward.core.deploy;

import org.jspecify.annotations.NullMarked;
