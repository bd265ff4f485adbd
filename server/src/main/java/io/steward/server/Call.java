// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

/**
 * What a request asks of an operation.
 *
 * @param input the operation's own input
 * @param yes whether every question is answered with yes
 * @param dryRun whether nothing may be changed
 */
record Call(Record input, boolean yes, boolean dryRun) {}
