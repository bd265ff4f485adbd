// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.StackStatus.Grade;
import io.steward.core.deploy.StackStatus.ServiceStatus;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import java.util.ArrayList;
import java.util.List;

/** How the state of stacks reads. */
final class StatusPage {
  private static final int STATE = 20;
  private static final int MORE = 36;
  private final LabStatus status;
  private final Moment now;
  private final Page page;

  StatusPage(LabStatus status, Moment now, Page page) {
    this.status = status;
    this.now = now;
    this.page = page;
  }

  void print() {
    int services = status.stacks().stream().mapToInt(stack -> stack.services().size()).sum();
    page.add(
        Line.of("Homelab ")
            .name(status.homelab())
            .text(PlanPage.among(status.environment()) + ": ")
            .text(PlanPage.plural(services, "service") + " in ")
            .text(PlanPage.plural(status.stacks().size(), "stack")));
    status.stacks().forEach(this::stack);
    page.gap();
    page.add(sum());
  }

  private void stack(StackStatus stack) {
    var page = new Sheet(this.page, stack.simulated());
    page.gap();
    page.add(Line.blank().to(2).name(stack.stack()).to(STATE).aside(revision(stack)));
    if (!stack.unfinished().isEmpty()) {
      page.add(Line.blank().mark(2, Mark.CARE).text(stack.unfinished()));
    }
    if (!stack.problem().isEmpty()) {
      Mark mark = stack.reachable() ? Mark.CARE : Mark.NONE;
      page.add(Line.blank().mark(2, mark).text(stack.problem()));
    }
    stack.services().forEach(service -> service(service, page));
  }

  private String revision(StackStatus stack) {
    if (stack.removedAt().isPresent()) {
      return "on " + stack.target() + ", removed " + now.at(stack.removedAt().get());
    }
    String by = stack.deployedBy().isEmpty() ? "" : " by " + stack.deployedBy();
    return stack.revision() == 0
        ? "on " + stack.target() + ", not deployed by Steward"
        : "on "
            + stack.target()
            + ", revision "
            + stack.revision()
            + stack.deployedAt().map(at -> ", " + now.at(at)).orElse("")
            + by;
  }

  private void service(ServiceStatus service, Sheet page) {
    page.add(
        Line.blank()
            .mark(2, service.grade().mark())
            .name(service.service())
            .to(STATE)
            .text(words(service))
            .to(MORE)
            .aside(more(service)));
  }

  private static String words(ServiceStatus service) {
    return switch (service.grade()) {
      case MISSING -> "missing";
      case STOPPED -> "stopped";
      default -> service.state();
    };
  }

  private String more(ServiceStatus service) {
    if (service.stop().isPresent()) {
      Stops.Stop stop = service.stop().get();
      String why = stop.reason().isEmpty() ? "" : ", \"" + stop.reason() + "\"";
      return "by " + stop.actor() + ", " + now.at(stop.at()) + why;
    }
    List<String> parts = new ArrayList<>();
    service.since().ifPresent(since -> parts.add("for " + now.since(since)));
    if (service.grade() == Grade.LEFT_OVER) {
      parts.add("not wanted any more");
    }
    if (service.containers() > 1) {
      parts.add(service.containers() + " containers");
    }
    if (service.grade() == Grade.SICK && !service.message().isEmpty()) {
      parts.add(service.message().lines().findFirst().orElse(""));
    }
    return String.join(", ", parts);
  }

  private String sum() {
    List<String> parts = new ArrayList<>();
    parts.add(status.count(Grade.WELL) + " well");
    count(parts, Grade.STARTING, "starting");
    count(parts, Grade.STOPPED, "stopped on purpose");
    count(parts, Grade.SICK, "not well");
    count(parts, Grade.MISSING, "missing");
    count(parts, Grade.LEFT_OVER, "left over");
    count(parts, Grade.NOT_DEPLOYED, "not deployed");
    return "Services: " + String.join(", ", parts) + ".";
  }

  private void count(List<String> parts, Grade grade, String words) {
    if (status.count(grade) > 0) {
      parts.add(status.count(grade) + " " + words);
    }
  }
}
