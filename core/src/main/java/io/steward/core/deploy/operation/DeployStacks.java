// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.ChangedStacks;
import io.steward.core.deploy.DataConsent;
import io.steward.core.deploy.DeployOrder;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Deployer;
import io.steward.core.deploy.PlanFiles;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.lint.HomelabLint;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings stacks to what their files say. */
final class DeployStacks implements Operation<DeployStacks.Input, DeployResult> {
  static final Spec SPEC =
      Spec.operation("stack", "deploy", DeployStacks.class)
          .summary("Brings stacks to what their files say, and back when they do not get ready")
          .details(
              """
              Stacks are deployed in the order of their waves. Services that need nothing are not
              touched. A stack that does not get ready goes back to what ran before; stacks that
              need it are not touched. Volumes are never removed. A deploy of everything asks; off
              a terminal it needs --all --yes. What compose lint calls an error is refused before
              anything is touched; --ignore RULE with a --reason goes on. Refused as well is what
              would leave data behind: a service that would find another or an empty volume or
              folder where its data is, and another major version of a database on its data.""")
          .shortForm("deploy")
          .example("steward deploy media", "one stack")
          .example("steward deploy --all --yes", "everything, from a script")
          .example("steward deploy --changed-since HEAD~1", "stacks with a changed file in Git")
          .example("steward deploy --plan plan.json", "what that plan says, or nothing")
          .writes()
          .takesLong()
          .build();

  private final Homelab homelab;
  private final HomelabLint lint;
  private final ChangedStacks changed;
  private final PlanFiles files;
  private final Deployer deployer;

  @Inject
  DeployStacks(
      Homelab homelab,
      HomelabLint lint,
      ChangedStacks changed,
      PlanFiles files,
      Deployer deployer) {
    this.homelab = homelab;
    this.lint = lint;
    this.changed = changed;
    this.files = files;
    this.deployer = deployer;
  }

  record Input(
      @Arg(value = Words.STACKS, positional = true, label = Words.LABEL) List<String> stacks,
      @Arg("Every stack of the homelab") boolean all,
      @Arg(value = "A file of plan --out that must still be true", label = "FILE")
          Optional<Path> plan,
      @Arg(value = Words.SINCE, label = "REF") Optional<String> changedSince,
      @Arg(value = Words.REASON, fallback = "", label = "TEXT") String reason,
      @Arg(value = Words.IGNORE, label = "RULE") List<String> ignore,
      @Arg("Deploy a revision that failed once more") boolean again,
      @Arg("Ask registries for newer images of what is there, too") boolean pull,
      @Arg(value = Words.ACCEPT_VOLUME, label = "PLACE") List<String> acceptVolume,
      @Arg(Words.ACCEPT_MIGRATION) boolean acceptDataMigration,
      @Arg(value = Words.LOCK_WAIT, fallback = "0s") Duration lockWait) {}

  @Override
  public DeployResult run(Input input, Run run) {
    var asked =
        new DeployOrder.Asked(
            input.stacks(),
            input.all(),
            input.plan(),
            input.changedSince().isPresent(),
            input.pull());
    DeployOrder order = DeployOrder.of(homelab, files, asked, run);
    lint.requireReason(input.ignore(), input.reason());
    Selection selection = changed.among(order.selection(), input.changedSince());
    deployer.prepare(selection.stacks());
    lint.requireSound(selection.stacks(), input.ignore(), "");
    return deployer.deploy(
        new Deployer.Request(
            selection,
            input.reason(),
            input.again(),
            input.pull(),
            input.lockWait(),
            order.plan(),
            new DataConsent(Set.copyOf(input.acceptVolume()), input.acceptDataMigration())),
        run);
  }
}
