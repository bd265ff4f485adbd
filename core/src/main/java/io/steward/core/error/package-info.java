// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * What can go wrong and how it is told: {@link io.steward.core.error.HomelabException} with its
 * {@link io.steward.core.error.ErrorKind}, and {@link io.steward.core.error.Problem} for what is
 * wrong with a file.
 */
@NullMarked
package io.steward.core.error;

import org.jspecify.annotations.NullMarked;
