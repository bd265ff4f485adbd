// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Plan;
import io.steward.core.deploy.StackOutcome;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import java.util.Locale;

/** How the end of the demo reads. */
final class DemoPage {
  private static final int WIDTH = 78;
  private static final int WORDS = 16;
  private static final int TEXT = 31;
  private final DemoResult result;
  private final Page page;
  private final Page out;

  DemoPage(DemoResult result, Page page) {
    this.result = result;
    this.page = new Page();
    this.out = page;
  }

  void print() {
    write();
    (result.simulated() ? Story.marked(page) : page).lines().forEach(out::add);
  }

  private void write() {
    if (result.simulated()) {
      Story.wrap("Simulated, nothing here was real: " + result.reason() + ".", WIDTH)
          .forEach(page::add);
      page.gap();
    }
    deployed();
    result.update().ifPresent(this::update);
    cleared();
    page.gap();
    String end = result.failure().isPresent() ? "The demo did not go as planned" : "Done";
    page.add(end + " in " + seconds() + ". " + where());
    if (result.kept()) {
      goingOn();
    }
    page.add(Line.of("Next: ").name("steward init").to(TEXT).text("where your Compose files are"));
    page.add(Line.blank().to(6).name("steward plan").to(TEXT).text("touches nothing"));
  }

  private void deployed() {
    Plan plan = result.plan();
    long services = plan.stacks().stream().mapToLong(stack -> stack.services().size()).sum();
    line(
        result.deployed(),
        "deployed",
        services + " services in " + plan.stacks().size() + " stacks, each in its wave");
  }

  private void update(DeployResult update) {
    StackOutcome website = update.stacks().get(0);
    line(
        result.rolledBack(),
        "rolled back",
        website.stack() + " runs revision " + website.revision() + " again");
    int room = WIDTH - WORDS - (result.simulated() ? 13 : 0);
    Story.wrap(website.error(), room).forEach(line -> page.add(Line.blank().to(WORDS).aside(line)));
  }

  private void cleared() {
    if (result.kept()) {
      page.add(Line.blank().mark(0, Mark.NONE).name("kept").to(WORDS).text(result.folder()));
      return;
    }
    String words = result.cleared().words();
    line(
        result.cleared().left().isEmpty(),
        "cleaned up",
        words.isEmpty() ? "the folder" : words + ", the folder");
    for (String left : result.cleared().left()) {
      page.add(Line.blank().mark(2, Mark.CARE).text(left));
    }
  }

  private void line(boolean good, String words, String text) {
    Line line = Line.blank().mark(0, good ? Mark.OK : Mark.BAD);
    page.add(
        good
            ? line.name(words).to(WORDS).text(text)
            : line.name("not " + words).to(WORDS).text(text));
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%.0f s", result.took().toMillis() / 1000.0);
  }

  private String where() {
    if (result.kept()) {
      return "Everything stays as it is.";
    }
    return result.cleared().left().isEmpty() ? "Nothing of it is left." : "";
  }

  private void goingOn() {
    page.gap();
    page.add("To go on:");
    command("cd " + result.folder());
    command("steward status");
    command("steward stack history website");
    page.add("To take it away:");
    if (!result.simulated()) {
      for (String stack : SampleLab.STACKS) {
        command("docker compose -p " + result.id() + "-" + stack + " down -v");
      }
      String id = result.id();
      command("docker image rm " + id + ":" + DemoImage.GOOD + " " + id + ":" + DemoImage.BAD);
    }
    command("rm -r " + result.folder());
    page.gap();
  }

  private void command(String text) {
    page.add(Line.of("  ").name(text));
  }
}
