// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ServiceDrift.State;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How drift reads; 78 columns where the values allow it. */
final class DriftPage {
  private static final int FIELD = 20;
  private static final int TEXT = 33;
  private static final Set<String> LIMITS =
      Set.of("memory", "memory kept", "processors", "processes");
  private final Drift drift;
  private final Moment now;
  private final Sheet page;

  DriftPage(Drift drift, Moment now, Page page) {
    this.drift = drift;
    this.now = now;
    boolean simulated =
        !drift.stacks().isEmpty() && drift.stacks().stream().allMatch(StackDrift::simulated);
    this.page = new Sheet(page, simulated);
  }

  void print() {
    long compared = drift.stacks().stream().mapToLong(StackDrift::compared).sum();
    page.add(
        "Compared "
            + PlanPage.plural(compared, "service")
            + " with their last deployment in "
            + PlanPage.seconds(drift.took().toMillis())
            + ". Nothing was touched.");
    page.gap();
    drift.stacks().forEach(this::stack);
    page.gap();
    if (!drift.outside().isEmpty()) {
      Line line = Line.blank().to(2).text("outside");
      for (Drift.Outside outside : drift.outside()) {
        page.add(line.to(FIELD).name(outside.name()).to(TEXT).text(words(outside)));
        line = Line.blank();
      }
      page.gap();
    }
    long drifted = drift.stacks().stream().mapToLong(s -> s.services().size()).sum();
    if (!drift.isEmpty()) {
      long same = compared - drifted;
      page.add("  " + same + (same == 1 ? " service is" : " services are") + " as deployed.");
      page.gap();
    }
    sum(compared);
  }

  private String words(Drift.Outside outside) {
    String project = outside.project().isEmpty() ? "" : ", of project " + outside.project();
    String since = outside.since().map(at -> " for " + now.since(at)).orElse("");
    return "in no stack" + project + ", " + outside.state() + since;
  }

  private void stack(StackDrift stack) {
    var sheet = new Sheet(page.page(), stack.simulated());
    if (!stack.unfinished().isEmpty()) {
      sheet.add(Line.blank().mark(0, Mark.CARE).text(stack.unfinished()));
    }
    if (!stack.problem().isEmpty()) {
      sheet.add(
          Line.blank()
              .mark(2, Mark.NONE)
              .name(stack.stack())
              .to(FIELD)
              .text("could not be compared: " + stack.problem()));
    } else if (stack.removedAt().isPresent()) {
      note(sheet, stack, "was removed " + now.at(stack.removedAt().get()));
    } else if (stack.revision() == 0) {
      note(sheet, stack, "never deployed by Steward");
    }
    stack.services().forEach(service -> service(stack, service, sheet));
  }

  private static void note(Sheet sheet, StackDrift stack, String text) {
    sheet.add(Line.blank().to(2).name(stack.stack()).to(FIELD).text(text));
  }

  private void service(StackDrift stack, ServiceDrift service, Sheet sheet) {
    Line line = Line.blank().to(2).name(stack.stack() + "/" + service.service()).to(FIELD);
    switch (service.state()) {
      case MISSING -> sheet.add(line.text("missing").to(TEXT).text(went(service)));
      case EXTRA -> sheet.add(line.text("extra").to(TEXT).text(made(service)));
      case ENDED ->
          sheet.add(
              line.text("stopped")
                  .to(TEXT)
                  .text(values(service.differences().get(0)) + at(service)));
      case PAUSED -> sheet.add(line.text("paused").to(TEXT).text("frozen by docker pause"));
      case STARTED ->
          sheet.add(line.text("started").to(TEXT).text("though stopped " + stop(service)));
      case STOPPED -> sheet.add(line.text("stopped").to(TEXT).text(stop(service)));
      case CHANGED -> changed(service, line, sheet);
    }
  }

  private void changed(ServiceDrift service, Line first, Sheet sheet) {
    Line line = first;
    for (FieldChange change : service.differences()) {
      String name = change.name().isEmpty() ? "" : change.name() + "  ";
      sheet.add(line.text(change.field()).to(TEXT).text(name + values(change)));
      line = Line.blank().to(FIELD);
    }
    String when = service.at().map(now::at).orElse("");
    String whole = join(when, service.by());
    if (!whole.isEmpty()) {
      sheet.add(Line.blank().to(TEXT).aside(whole));
    }
  }

  private static String join(String when, String by) {
    return when.isEmpty() || by.isEmpty() ? when + by : when + ", " + by;
  }

  private String made(ServiceDrift service) {
    String when = service.at().map(time -> "made " + now.at(time)).orElse("");
    return join(when, service.by());
  }

  private String went(ServiceDrift service) {
    String code =
        service.differences().isEmpty() ? "" : " (" + values(service.differences().get(0)) + ")";
    return service
        .at()
        .map(time -> "removed " + now.at(time) + code)
        .orElse("nothing of it is left");
  }

  private String at(ServiceDrift service) {
    return service.at().map(time -> ", " + now.at(time)).orElse("");
  }

  private String stop(ServiceDrift service) {
    Stops.Stop stop = service.stop().orElseThrow();
    String why = stop.reason().isEmpty() ? "" : ", \"" + stop.reason() + "\"";
    return "by " + stop.actor() + ", " + now.at(stop.at()) + why;
  }

  static String values(FieldChange change) {
    if (change.hidden()) {
      return "changed (hidden)";
    }
    boolean note = change.field().equals("file") || change.field().equals("state");
    if (note) {
      return change.to().orElse("");
    }
    String nothing = LIMITS.contains(change.field()) ? "no limit" : "not set";
    return change.from().orElse(nothing) + " → " + change.to().orElse(nothing);
  }

  private void sum(long compared) {
    List<StackDrift> drifted =
        drift.stacks().stream().filter(stack -> !stack.drifted().isEmpty()).toList();
    long services = drifted.stream().mapToLong(stack -> stack.drifted().size()).sum();
    List<String> more = new ArrayList<>();
    long stopped = drift.stacks().stream().mapToLong(stack -> stack.in(State.STOPPED).size()).sum();
    if (stopped > 0) {
      more.add(stopped + " stopped on purpose");
    }
    if (!drift.outside().isEmpty()) {
      more.add(PlanPage.plural(drift.outside().size(), "container") + " outside");
    }
    String head =
        drifted.isEmpty()
            ? "Drift: none" + (compared == 0 ? "" : " in " + PlanPage.plural(compared, "service"))
            : "Drift: "
                + PlanPage.plural(services, "service")
                + " in "
                + PlanPage.plural(drifted.size(), "stack");
    page.add(head + "." + (more.isEmpty() ? "" : " " + String.join(", ", more) + "."));
    next(drifted.stream().filter(stack -> stack.unfinished().isEmpty()).toList());
  }

  /** Nothing of this is done while a deploy has no end. */
  private void next(List<StackDrift> drifted) {
    if (drifted.isEmpty()) {
      return;
    }
    List<String> adopt = new ArrayList<>();
    List<String> back = new ArrayList<>();
    List<String> paused = new ArrayList<>();
    List<String> stop = new ArrayList<>();
    for (StackDrift stack : drifted) {
      if (!stack.otherHands().isEmpty()) {
        adopt.add(stack.stack());
      }
      back.addAll(stack.putBack());
      stack.in(State.PAUSED).stream()
          .flatMap(service -> service.differences().stream())
          .forEach(container -> paused.add(container.name()));
      stack.in(State.STARTED).forEach(service -> stop.add(stack.stack() + "/" + service.service()));
    }
    entry("To take over:", "steward stack adopt", adopt);
    entry("To put back:", "steward deploy", back);
    entry(back.isEmpty() ? "To put back:" : "", "docker unpause", paused);
    entry("To stop again:", "steward stack stop", stop);
    StackDrift first = drifted.get(0);
    String service = first.drifted().get(0).service();
    entry("To keep it:", "steward stack accept", List.of(first.stack() + "/" + service));
    entry("To see the text:", "steward diff", List.of(first.stack()));
  }

  private void entry(String label, String command, List<String> names) {
    if (!names.isEmpty()) {
      page.add(
          Line.blank().to(2).text(label).to(FIELD).name(command + " " + String.join(" ", names)));
    }
  }
}
