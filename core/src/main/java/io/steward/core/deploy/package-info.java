// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Where stacks run and how they get there: the file {@link io.steward.core.deploy.DeploymentFile},
 * and {@link io.steward.core.deploy.StackTarget}, which has kinds.
 */
@NullMarked
package io.steward.core.deploy;

import org.jspecify.annotations.NullMarked;
