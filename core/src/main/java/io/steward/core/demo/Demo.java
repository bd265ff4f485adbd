// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import com.google.inject.Inject;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows on a sample homelab what Steward does, with nothing but real operations: it deploys three
 * stacks, breaks one, and takes everything away again, even when the run is stopped or fails.
 */
public final class Demo {
  private final Homelabs homelabs;
  private final ConfigurationSource source;
  private final Clock clock;

  @Inject
  Demo(Homelabs homelabs, ConfigurationSource source, Clock clock) {
    this.homelabs = homelabs;
    this.source = source;
    this.clock = clock;
  }

  /**
   * Runs the demo; blocks until it is over. A dry run pretends: only the folder is real.
   *
   * @param asked the folder for the sample; a temporary one unless given
   * @param keep whether the sample stays, when all went as planned
   * @throws io.steward.core.error.OperationException of kind refused if the folder is not empty, of
   *     kind interrupted if the run was stopped; nothing is left then
   */
  public DemoResult run(Optional<Path> asked, boolean keep, Run run) {
    Instant begin = clock.instant();
    Map<String, String> variables = variables();
    try (Place place =
        run.dryRun() ? new SimulatedPlace("this is a dry run") : Place.find(variables)) {
      String name = "steward-demo-" + UUID.randomUUID().toString().substring(0, 6);
      DemoFolder folder = DemoFolder.make(asked.map(run.folder()::resolve), name);
      boolean simulated = !place.reason().isEmpty();
      var lab = new SampleLab(folder.path(), name, simulated);
      var story = new Story(run.progress(), simulated);
      var performance = new Performance(homelabs, place, lab, story, run);
      boolean stays = false;
      Cleared cleared = Cleared.NOTHING;
      Performance.Acts acts;
      try {
        acts = performance.play(variables);
        stays = keep && acts.update().isPresent();
      } finally {
        cleared = stays ? cleared : clear(place, lab, folder, story);
      }
      return new DemoResult(
          lab.id(),
          folder.path().toString(),
          simulated,
          place.reason(),
          acts.plan(),
          acts.deploy(),
          acts.update(),
          acts.status(),
          stays,
          cleared,
          Duration.between(begin, clock.instant()));
    }
  }

  /** What says how the engine is reached; settings of another homelab do not belong here. */
  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(source.variables());
    variables.keySet().removeIf(name -> name.startsWith("STEWARD_"));
    return variables;
  }

  /** An interrupted thread could not talk to the engine any more, so it is interrupted later. */
  private static Cleared clear(Place place, SampleLab lab, DemoFolder folder, Story story) {
    boolean interrupted = Thread.interrupted();
    try {
      story.report(Mark.BUSY, "clean up", lab.id());
      Cleared cleared = place.clear(lab);
      List<String> left = folder.remove();
      Cleared all = cleared.with(left);
      story.report(all.left().isEmpty() ? Mark.OK : Mark.CARE, "clean up", lab.id());
      story.gap();
      return all;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
