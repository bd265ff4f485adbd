// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

/**
 * Which of several kinds was chosen, and its settings: {@code local: { context: nas }}.
 *
 * @param <T> what the kinds make
 * @param makes the extension point it was chosen for
 * @param kind the name of the kind
 * @param settings the kind's own settings record
 */
public record Choice<T>(Class<T> makes, String kind, Record settings) {}
