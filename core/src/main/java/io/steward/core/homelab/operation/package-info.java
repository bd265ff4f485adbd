// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * What a user can ask of the configuration and of the services; entry type {@link
 * io.steward.core.homelab.operation.HomelabOperations}.
 */
@NullMarked
package io.steward.core.homelab.operation;

import org.jspecify.annotations.NullMarked;
