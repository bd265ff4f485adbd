// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/**
 * One example of a command as typed.
 *
 * @param command the whole line, beginning with {@code steward}
 * @param text what it does, a few words
 */
public record Example(String command, String text) {}
