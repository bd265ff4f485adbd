// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo.operation;

import com.google.inject.Inject;
import io.steward.core.demo.Demo;
import io.steward.core.demo.DemoResult;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.nio.file.Path;
import java.util.Optional;

/** Shows what Steward does. */
final class RunDemo implements Operation<RunDemo.Input, DemoResult> {
  static final Spec SPEC =
      Spec.operation("", "demo", RunDemo.class)
          .summary("Deploys a sample homelab, breaks it, shows the way back and cleans up")
          .details(
              """
              Makes three stacks in a temporary folder, plans and deploys them, pushes an update
              that never gets healthy and shows how it is taken back; then removes everything, also
              after Ctrl-C. Takes less than a minute and no network. Without a Docker engine and
              Compose all of it is simulated, and says so.""")
          .example("steward demo", "the whole demo, nothing stays")
          .example("steward demo --keep", "the same, and the sample stays to try things out")
          .writes()
          .takesLong()
          .localOnly()
          .needs(Needs.NOTHING)
          .build();

  private final Demo demo;

  @Inject
  RunDemo(Demo demo) {
    this.demo = demo;
  }

  record Input(
      @Arg(
              value =
                  "The folder for the sample, empty or not there yet; a temporary one unless given",
              label = "DIR")
          Optional<Path> dir,
      @Arg("Leave the sample as it is, running") boolean keep) {}

  @Override
  public DemoResult run(Input input, Run run) {
    return demo.run(input.dir(), input.keep(), run);
  }
}
