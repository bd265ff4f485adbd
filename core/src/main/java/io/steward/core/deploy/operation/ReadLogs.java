// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.LogReader;
import io.steward.core.deploy.Logs;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows what containers write. */
final class ReadLogs implements Operation<ReadLogs.Input, Logs> {
  static final Spec SPEC =
      Spec.operation("stack", "logs", ReadLogs.class)
          .summary("Shows what containers wrote, or write")
          .details(
              """
              With --revision, the lines of services that failed in the deploy of that revision:
              they are kept, up to 1000 of each, before the containers are removed.""")
          .shortForm("logs")
          .example("steward logs media/jellyfin -n 50", "the last 50 lines")
          .example("steward logs media -f", "every service, as it comes; Ctrl-C ends it")
          .example("steward logs media/jellyfin --revision 31", "why revision 31 failed")
          .build();

  private final Homelab homelab;
  private final LogReader logs;

  @Inject
  ReadLogs(Homelab homelab, LogReader logs) {
    this.homelab = homelab;
    this.logs = logs;
  }

  record Input(
      @Arg(value = Words.NAMED, positional = true, label = Words.LABEL) List<String> stacks,
      @Arg(value = "Go on with what is written from now on", letter = 'f', commandOnly = true)
          boolean follow,
      @Arg(
              value = "How many of the last lines of each container, from 0",
              fallback = "500",
              letter = 'n',
              label = "LINES")
          int tail,
      @Arg(value = "Show when each line was written", letter = 't') boolean timestamps,
      @Arg(
              value = "Only what was written in this last time, such as 10m or 2h; 0s for all",
              fallback = "0s")
          Duration since,
      @Arg("The number of a revision that failed, from 1: the lines that were kept of it")
          Optional<Integer> revision) {}

  @Override
  public Logs run(Input input, Run run) {
    Selection selection = Selection.named(homelab, input.stacks(), run.folder());
    if (input.revision().isPresent()) {
      return logs.kept(selection, input.revision().get());
    }
    var manner = new LogReader.Manner(input.tail(), input.since(), input.timestamps());
    return input.follow() ? logs.follow(selection, manner, run) : logs.read(selection, manner);
  }
}
