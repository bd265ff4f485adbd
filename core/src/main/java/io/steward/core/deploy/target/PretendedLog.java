// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.ContainerState.Condition;
import io.steward.core.deploy.ContainerState.Health;
import io.steward.core.deploy.StackTarget.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a simulated container would have written. */
final class PretendedLog {
  private PretendedLog() {}

  static List<LogLine> of(ContainerState container) {
    Condition is = container.condition();
    String begin = is.startedAt().map(Instant::toString).orElse(Instant.EPOCH.toString());
    List<LogLine> lines = new ArrayList<>();
    lines.add(new LogLine(begin, false, "simulated: " + container.service() + " started"));
    if (is.health() == Health.UNHEALTHY) {
      lines.add(new LogLine(begin, true, "simulated: the health check fails as asked"));
    }
    is.finishedAt()
        .ifPresent(
            end ->
                lines.add(
                    new LogLine(
                        end.toString(),
                        is.exitCode() != 0,
                        "simulated: ended with exit code " + is.exitCode())));
    return lines;
  }
}
