// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * What else can say that a stack is ready: {@link io.steward.core.deploy.gate.GateKinds} lists the
 * kinds of {@link io.steward.core.deploy.ReadinessGate} that come with Steward.
 */
@NullMarked
package io.steward.core.deploy.gate;

import org.jspecify.annotations.NullMarked;
