// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

/** A value that is never shown: its record component is masked wherever settings are printed. */
public interface Sensitive {}
