// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.operation.ProblemDocument;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as {@code /api/v1/runs/{id}} shows it.
 *
 * @param operation noun and verb
 * @param actor who asked
 * @param began when it was asked for
 * @param ended when it ended
 * @param exitCode what the command would have ended with, once it has ended
 * @param result what the operation answered; there may be one beside a problem
 * @param problem why it failed
 */
record RunResource(
    String id,
    String operation,
    String actor,
    RunState state,
    Instant began,
    Optional<Instant> ended,
    Optional<Integer> exitCode,
    Optional<Record> result,
    Optional<ProblemDocument> problem) {}
