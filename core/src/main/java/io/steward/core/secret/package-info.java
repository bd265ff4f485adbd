// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Secrets: {@link io.steward.core.secret.Secret} that never shows itself, and {@link
 * io.steward.core.secret.SecretStore}, which has kinds.
 */
@NullMarked
package io.steward.core.secret;

import org.jspecify.annotations.NullMarked;
