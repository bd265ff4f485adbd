// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.util.Optional;

/**
 * A stack as it could stand in the configuration.
 *
 * @param name its name
 * @param found what it was made from
 * @param project the project it must be given, where that of docker compose will not do
 * @param known whether the configuration has it already
 */
record ProposedStack(String name, FoundStack found, Optional<String> project, boolean known) {}
