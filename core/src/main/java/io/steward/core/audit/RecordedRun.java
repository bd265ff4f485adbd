// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import io.steward.core.process.ProcessIdentity;
import java.time.Instant;

/**
 * A run as it stands in the state.
 *
 * @param id names it
 * @param start what was asked for, and by whom
 * @param process what does it
 * @param startedAt when it began
 * @param phase what it did last, such as {@code pulling images}; may be empty
 * @param state how far it has come
 */
public record RecordedRun(
    RunId id,
    RunStart start,
    ProcessIdentity process,
    Instant startedAt,
    String phase,
    RunState state) {}
