// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Arg;
import java.util.Optional;

/**
 * Where Steward keeps what it knows.
 *
 * @param folder another folder than the usual one
 * @param keep how much of the history of each stack is kept
 */
public record StateSettings(
    @Arg(
            "The folder of history, locks and audit log, absolute, below your home with ~/, or"
                + " below the homelab's folder; $XDG_STATE_HOME/steward/ID unless given")
        Optional<String> folder,
    @Arg("How much of the history of each stack is kept; the rest is forgotten after a deploy")
        KeepSettings keep) {}
