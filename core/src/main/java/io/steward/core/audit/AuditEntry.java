// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

/**
 * What happened, before it is written down.
 *
 * @param actor who, such as {@code mark}
 * @param operation noun and verb, such as {@code stack deploy}
 * @param subject on what, such as {@code website}; empty for everything
 * @param outcome how it ended, in words, such as {@code rolled back}
 * @param details more as a JSON text, {@code {}} for none; the caller masks secrets
 */
public record AuditEntry(
    String actor, String operation, String subject, String outcome, String details) {}
