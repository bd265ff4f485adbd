// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import io.steward.core.state.ProcessIdentity;
import java.time.Instant;

/** A run as it stands in the state. */
public record RecordedRun(
    RunId id, RunStart start, ProcessIdentity process, Instant startedAt, RunState state) {}
