// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

/**
 * What is known of a run when it begins.
 *
 * @param operation noun and verb, such as {@code stack deploy}
 * @param subject what it works on, such as {@code website}; empty for everything
 * @param actor who asked for it, such as {@code mark}
 * @param reason what the actor gave as reason, empty when none
 */
public record RunStart(String operation, String subject, String actor, String reason) {}
