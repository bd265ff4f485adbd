// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a plan reads; 78 columns where the values allow it. */
final class PlanPage {
  static final int WIDTH = 78;
  private final Plan plan;
  private final Sheet page;

  PlanPage(Plan plan, Page page) {
    this.plan = plan;
    this.page = new Sheet(page, plan.isSimulated());
  }

  void print() {
    plan.scene().since().ifPresent(since -> since.print(page.page()));
    if (plan.scene().since().filter(since -> since.changed().isEmpty()).isPresent()) {
      return;
    }
    long services = plan.stacks().stream().mapToLong(stack -> stack.services().size()).sum();
    page.add(
        Line.of("Homelab ")
            .name(plan.scene().homelab())
            .text(among(plan.scene().environment()) + " on ")
            .text(String.join("; ", plan.scene().targets()))
            .text(
                ", "
                    + plural(services, "service")
                    + " in "
                    + plural(plan.stacks().size(), "stack")));
    page.add(
        Line.of("Compared files with what runs in ")
            .text(seconds(plan.took().toMillis()) + ". Nothing was touched."));
    plan.scene().unfinished().forEach(this::care);
    plan.scene().held().forEach(held -> care(held.sentence()));
    plan.scene().unlike().forEach(this::care);
    for (StackPlan stack : plan.all() ? plan.stacks() : plan.changed()) {
      new StackPage(stack, plan.all(), new Sheet(page.page(), stack.simulated())).print();
    }
    int unchanged = plan.count(Change.NONE);
    if (unchanged > 0 && !plan.all() && !plan.isEmpty()) {
      page.gap();
      page.add(
          "  "
              + (unchanged == 1 ? "1 service needs" : unchanged + " services need")
              + " nothing (--all lists them).");
    }
    page.gap();
    sum(unchanged);
  }

  private void sum(int unchanged) {
    if (plan.isEmpty()) {
      page.add("Plan: nothing to do. " + wanted(unchanged) + ".");
      return;
    }
    page.add(
        "Plan: "
            + counted(Change.CREATE, "create")
            + counted(Change.RECREATE, "recreate")
            + counted(Change.RESTART, "restart")
            + counted(Change.REMOVE, "remove")
            + unchanged
            + " unchanged.");
    wrapped("Interrupted:", plan.stacks().stream().flatMap(s -> s.interrupted().stream()).toList());
    int pulls = plan.pulls().size();
    if (pulls > 0) {
      String free = plan.scene().freeBytes().map(bytes -> " (" + size(bytes) + " free)").orElse("");
      page.add(entry("To pull:", plural(pulls, "image") + ", " + download(pulls) + free));
    }
    page.add(entry("Data:", data()));
    boolean refused = plan.failure().filter(kind -> kind == ErrorKind.REFUSED).isPresent();
    if (!refused && plan.scene().unfinished().isEmpty()) {
      page.add(next());
    }
  }

  private void care(String text) {
    page.add(Line.blank().mark(0, Mark.CARE).text(text));
  }

  private String data() {
    long moves = plan.stacks().stream().mapToLong(stack -> stack.data().moves().size()).sum();
    return moves == 0
        ? "no existing volume or folder is removed, moved or replaced"
        : plural(moves, "place") + " with data would be left behind, none is removed";
  }

  /** The target may have some of the layers, so no size is exact. */
  private String download(int pulls) {
    int unknown = plan.download().unknown().size();
    if (unknown >= pulls) {
      return "size not known";
    }
    String known = "about " + size(plan.download().bytes());
    return unknown == 0 ? known : known + " and " + unknown + " of size not known";
  }

  /** The command that does what was shown, and no more. */
  private Line next() {
    Plan.Scene scene = plan.scene();
    List<String> names = plan.changed().stream().map(StackPlan::stack).toList();
    Line line = Line.of("Next: ").name("steward deploy");
    String again = scene.held().isEmpty() ? "" : " --again";
    if (scene.file().isPresent()) {
      return line.name(" --plan " + scene.file().get() + again);
    }
    List<String> named =
        scene.named().stream()
            .filter(name -> names.contains(name.replaceFirst("/.*", "")))
            .toList();
    if (!named.isEmpty()) {
      return line.name(" " + String.join(" ", named) + again);
    }
    if (scene.since().isPresent()) {
      return line.name(" --changed-since " + scene.since().get().ref() + again);
    }
    return names.size() > 1
        ? line.name(again).to(31 + again.length()).text("or one stack: " + one(names))
        : line.name(" " + names.get(0) + again);
  }

  /** The first that is not held, where there is one. */
  private String one(List<String> names) {
    List<String> held = plan.scene().held().stream().map(Plan.Held::stack).toList();
    return names.stream()
        .filter(name -> !held.contains(name))
        .findFirst()
        .map(name -> "steward deploy " + name)
        .orElse("steward deploy " + names.get(0) + " --again");
  }

  private String counted(Change change, String word) {
    int count = plan.count(change);
    return count == 0 ? "" : count + " " + word + ", ";
  }

  private void wrapped(String label, List<String> items) {
    List<String> rest = new ArrayList<>(items.stream().distinct().sorted().toList());
    String name = label;
    while (!rest.isEmpty()) {
      int fit = 1;
      while (fit < rest.size() && width(rest.subList(0, fit + 1)) <= WIDTH - 16) {
        fit++;
      }
      List<String> line = rest.subList(0, fit);
      page.add(entry(name, line.stream().collect(Collectors.joining(", "))));
      line.clear();
      name = "";
    }
  }

  private static int width(List<String> items) {
    return String.join(", ", items).length();
  }

  private static Line entry(String label, String text) {
    return Line.blank().to(2).text(label).to(15).text(text);
  }

  /** {@code All 3 services are as wanted}. */
  static String wanted(long unchanged) {
    return switch ((int) unchanged) {
      case 0 -> "There are no services";
      case 1 -> "The one service is as wanted";
      default -> "All " + unchanged + " services are as wanted";
    };
  }

  /** The environment as it follows the homelab's name; nothing for none. */
  static String among(Optional<String> environment) {
    return environment.map(name -> " (" + name + ")").orElse("");
  }

  static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  static String seconds(long millis) {
    return millis < 9_950
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : Math.round(millis / 1000.0) + " s";
  }

  static String size(long bytes) {
    if (bytes >= 1_000_000_000L) {
      return bytes / 1_000_000_000L + " GB";
    }
    return bytes >= 1_000_000L ? bytes / 1_000_000L + " MB" : (bytes + 999) / 1_000L + " kB";
  }
}
