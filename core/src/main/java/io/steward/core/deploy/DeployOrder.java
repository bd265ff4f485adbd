// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user wants deployed: stacks by name, by the folder they stand in, by a plan, or all.
 *
 * @param selection which stacks and services
 * @param plan the plan that must still be true; absent for none
 */
public record DeployOrder(Selection selection, Optional<PlanDigest> plan) {
  /**
   * What a user typed.
   *
   * @param names stacks, or services of them; may be empty
   * @param all whether every stack is meant by name
   * @param plan a file with a plan that must still be true; absent for none
   * @param since whether only what changed in Git is meant
   * @param pull whether registries are asked for newer images of what is there
   */
  public record Asked(
      List<String> names, boolean all, Optional<Path> plan, boolean since, boolean pull) {
    /** Keeps its own copy. */
    public Asked {
      names = List.copyOf(names);
    }
  }

  /**
   * Reads what was asked for.
   *
   * @param files reads a plan that is named
   * @param asked what was typed
   * @throws OperationException of kind usage if these contradict each other; of kind refused if
   *     everything is meant though it was not said and nobody can be asked
   */
  public static DeployOrder of(Homelab homelab, PlanFiles files, Asked asked, Run run) {
    List<String> names = asked.names();
    boolean all = asked.all();
    if (all && !names.isEmpty()) {
      throw OperationException.of(
          ErrorKind.USAGE, "--all means every stack: leave out " + String.join(" ", names));
    }
    if (asked.plan().isPresent()) {
      refuseMore(asked);
      return planned(homelab, files.read(run.folder().resolve(asked.plan().get())), run);
    }
    Selection selection = all ? Selection.all(homelab) : Selection.of(homelab, names, run.folder());
    boolean said = all || asked.since();
    if (selection.everything() && !said && !run.dryRun() && !run.questions().attended()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "no stack is named, and nobody is here to say that all are meant; nothing was touched",
          "steward deploy STACK",
          "steward deploy --all --yes     every stack");
    }
    return new DeployOrder(selection, Optional.empty());
  }

  private static void refuseMore(Asked asked) {
    if (asked.all() || asked.since() || !asked.names().isEmpty()) {
      throw OperationException.of(
          ErrorKind.USAGE,
          "--plan says which stacks: name none, and leave out --all and --changed-since");
    }
    if (asked.pull()) {
      throw OperationException.of(
          ErrorKind.USAGE,
          "--plan says which images: leave out --pull",
          "steward stack pull, and then a new plan");
    }
  }

  private static DeployOrder planned(Homelab homelab, PlanFiles.Kept kept, Run run) {
    Selection selection =
        kept.stacks().isEmpty()
            ? new Selection(Map.of(), false)
            : Selection.of(homelab, kept.stacks(), run.folder());
    return new DeployOrder(selection, Optional.of(kept.digest()));
  }
}
