// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.config.ConfigurationSource;
import io.steward.core.demo.Homelabs.OpenHomelab;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Plan;
import io.steward.core.operation.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the demo, act by act; what it made is taken away by its caller. */
final class Performance {
  private final Homelabs homelabs;
  private final Place place;
  private final SampleLab lab;
  private final Story story;
  private final Run run;

  Performance(Homelabs homelabs, Place place, SampleLab lab, Story story, Run run) {
    this.homelabs = homelabs;
    this.place = place;
    this.lab = lab;
    this.story = story;
    this.run = run;
  }

  /** What came out of each act. */
  record Acts(
      Plan plan, DeployResult deploy, Optional<DeployResult> update, Optional<Record> status) {}

  /**
   * Plays all of it.
   *
   * @throws io.steward.core.error.HomelabException if an act cannot be played at all, or the run is
   *     stopped between two
   */
  Acts play(Map<String, String> variables) {
    story.begin(greeting());
    sample();
    ConfigurationSource source = ConfigurationSource.of(lab.folder(), variables);
    Plan plan;
    DeployResult deploy;
    try (OpenHomelab homelab = homelabs.open(source)) {
      plan = plan(homelab);
      deploy = deploy(homelab);
    }
    if (!deploy.stacks().stream().allMatch(stack -> stack.outcome() == Outcome.DEPLOYED)) {
      return new Acts(plan, deploy, Optional.empty(), Optional.empty());
    }
    lab.writeBadUpdate();
    try (OpenHomelab homelab = homelabs.open(source)) {
      DeployResult update = update(homelab);
      return new Acts(plan, deploy, Optional.of(update), Optional.of(status(homelab)));
    }
  }

  private String greeting() {
    if (lab.simulated()) {
      return "Simulated, nothing here is real: " + place.reason() + ".";
    }
    return "Steward's demo on "
        + place.describe()
        + ". Everything it makes is called "
        + lab.id()
        + " and goes away in the end.";
  }

  private void sample() {
    story.chapter(
        "A homelab of three stacks in " + lab.folder(),
        "A website with its database and a monitoring probe, both behind a proxy. "
            + place.means());
    lab.write();
    place.prepare(lab, story);
  }

  private Plan plan(OpenHomelab homelab) {
    show(homelab, "steward config validate", "config validate", Map.of());
    story.chapter(
        "What a deploy would do",
        "A plan compares the files with what runs, field by field. The proxy comes first, because"
            + " the others depend on it: that makes two waves.");
    return (Plan) show(homelab, "steward plan", "stack plan", Map.of());
  }

  private DeployResult deploy(OpenHomelab homelab) {
    story.chapter(
        "The first deploy",
        "Each stack counts as deployed when its health checks pass, not when its containers"
            + " start. Only then does the next wave begin.");
    return (DeployResult)
        show(
            homelab,
            "steward deploy --all --yes",
            "stack deploy",
            Map.of("all", true, "reason", "the demo"));
  }

  private DeployResult update(OpenHomelab homelab) {
    story.chapter(
        "A bad update",
        "Version 2 of the website starts and never gets healthy. Watch what happens to it, and"
            + " that the database beside it is not touched.");
    show(homelab, "steward plan website", "stack plan", Map.of("stacks", List.of("website")));
    return (DeployResult)
        show(
            homelab,
            "steward deploy website --reason 'version 2'",
            "stack deploy",
            Map.of("stacks", List.of("website"), "reason", "version 2"));
  }

  private Record status(OpenHomelab homelab) {
    story.chapter("Where that leaves the homelab", "Version 1 serves again, and all is well.");
    return show(homelab, "steward status", "stack status", Map.of());
  }

  /** Runs an operation as the command would, unless the user wants to stop. */
  private Record show(OpenHomelab homelab, String typed, String name, Map<String, ?> values) {
    run.checkpoint();
    story.command(typed);
    Record result = homelab.run(name, values, inside());
    if (result instanceof DeployResult) {
      story.gap();
    }
    story.result(result);
    run.checkpoint();
    return result;
  }

  /** A run in the sample's folder, which is nobody's to ask about. */
  private Run inside() {
    return new Run(
        "", run.actor(), lab.folder(), false, story.progress(), question -> true, run.stopping());
  }
}
