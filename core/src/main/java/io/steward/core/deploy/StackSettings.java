// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Value;
import io.steward.core.operation.Arg;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One stack of {@code deployment.yaml}; the text of each key stands with it.
 *
 * @param dir its folder
 * @param files its Compose files
 * @param envFiles its environment files
 * @param profiles the profiles that are on
 * @param project the name of its Compose project
 * @param target where it runs
 * @param after stacks that come first
 * @param environment values for its Compose files
 * @param gate when it counts as ready
 * @param hooks commands that run round its deploys
 * @param onFileChange what a changed mounted file does
 */
public record StackSettings(
    @Arg(
            "Its folder, absolute, below your home with ~/, or below the homelab's folder;"
                + " stacks/NAME unless given")
        Optional<String> dir,
    @Arg(
            "Exactly these Compose files, in this order, below its folder; what docker compose"
                + " takes there unless given, override file included")
        List<String> files,
    @Arg("Files with variables for its Compose files, below its folder; .env unless given")
        List<String> envFiles,
    @Arg("The Compose profiles that are on") List<String> profiles,
    @Arg(
            "The name of its Compose project; the name: of its file or else the name of its folder"
                + " unless given. A change would start a second copy beside the first")
        Optional<String> project,
    @Arg("The target it runs on; default-target unless given") Optional<String> target,
    @Arg("Stacks that are deployed before it") List<String> after,
    @Arg("Values offered to its Compose files as variables; they win over .env")
        Map<String, Value> environment,
    @Arg("When it counts as ready after a deploy") GateSettings gate,
    @Arg(
            "Commands that run round its deploys, on Steward's own machine in the stack's folder; none"
                + " in a dry run or on a simulated target. What they write is kept in the history")
        HookSettings hooks,
    @Arg(
            value = "What happens to a container when a file mounted into it has changed",
            fallback = "restart")
        FileChange onFileChange) {

  /** Keeps its own copies. */
  public StackSettings {
    files = List.copyOf(files);
    envFiles = List.copyOf(envFiles);
    profiles = List.copyOf(profiles);
    after = List.copyOf(after);
  }
}
