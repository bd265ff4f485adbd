// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.operation.Textual;

/**
 * A value that is never shown: its record component is masked wherever settings are printed, so its
 * {@code toString} must not tell it.
 */
public interface Sensitive extends Textual {}
