// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * What Steward remembers, in one SQLite file: {@link io.steward.core.state.Database} with a small
 * SQL interface of our own types, and {@link io.steward.core.state.Locks}, the named leases that
 * guard writing operations. Sole user of the SQLite driver and of Flyway, which are optional
 * dependencies: an embedding program that uses this package adds them.
 */
@NullMarked
package io.steward.core.state;

import org.jspecify.annotations.NullMarked;
