// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Arg;
import java.util.Optional;

/**
 * Commands that run round the deploys of a stack, on Steward's own machine, in the folder of the
 * stack. None runs in a dry run or on a simulated target.
 *
 * @param preDeploy before anything is touched
 * @param postDeploy once everything is ready
 * @param preRollback before the way back
 */
public record HookSettings(
    @Arg(
            "Runs before anything is touched; when it fails, nothing is. Its variables: STEWARD_HOOK,"
                + " STEWARD_STACK, STEWARD_PROJECT, STEWARD_TARGET, STEWARD_REVISION,"
                + " STEWARD_REVISION_BEFORE, STEWARD_RUN, those of environment, and PATH, HOME, USER,"
                + " LANG, TZ and DOCKER_*")
        Optional<Hook> preDeploy,
    @Arg(
            "Runs once everything is ready; when it fails, the deploy has failed and failure-action"
                + " says what happens")
        Optional<Hook> postDeploy,
    @Arg("Runs before the way back and before a rollback; when it fails, they go on all the same")
        Optional<Hook> preRollback) {}
