// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Line;
import io.steward.core.operation.Tone;
import java.util.Locale;

/** How one stack of a plan reads. */
record StackPage(StackPlan stack, boolean all, Sheet page) {
  private static final int CHANGE = 19;
  private static final int FIELD = 29;
  private static final int NAME = 42;

  void print() {
    page.gap();
    String wave = "wave " + stack.wave();
    page.add(Line.blank().to(2).name(stack.stack()).to(page.width() - wave.length()).aside(wave));
    for (ServiceChange change : stack.services()) {
      if (change.change() != Change.NONE || all) {
        service(change, page);
      }
    }
    stack.newNetworks().forEach(name -> thing("network", name, "new"));
    stack.newVolumes().forEach(name -> thing("volume", name, "new, empty"));
    stack.unusedVolumes().forEach(name -> thing("volume", name, "stays, unused"));
    for (String container : stack.otherHands()) {
      care(container + " was made by another hand, not by a deploy of Steward's");
    }
    for (String service : stack.noSureWayBack()) {
      care("no sure way back for " + service + ": a new image of a service that writes data");
    }
    for (GonePlace gone : stack.data().gone()) {
      care("no way back for " + gone.service() + ": " + gone.sentence());
    }
    stack.stopFirst().forEach(this::care);
    for (DataMove move : stack.data().moves()) {
      care("data of " + move.service() + ": " + move.change());
      page.add("    refused without --accept-volume " + move.accept());
    }
    for (DatabaseJump jump : stack.data().jumps()) {
      care(jump.service() + " " + jump.sentence());
      if (jump.refuses()) {
        page.add("    refused without --accept-data-migration");
      }
    }
  }

  private void care(String text) {
    page.add(Line.blank().to(2).toned(Tone.CARE, "! ").text(text));
  }

  /** What happens to a service, a line for each reason. */
  static void service(ServiceChange change, Sheet page) {
    String word =
        change.change() == Change.NONE
            ? "unchanged"
            : change.change().name().toLowerCase(Locale.ROOT);
    Line line =
        Line.blank().mark(2, change.change().mark()).name(change.service()).to(CHANGE).text(word);
    if (change.fields().isEmpty()) {
      page.add(line);
    }
    for (FieldChange field : change.fields()) {
      page.add(field(line, field));
      line = Line.blank();
    }
  }

  private static Line field(Line line, FieldChange field) {
    if (field.field().isEmpty()) {
      return line.to(FIELD).text(field.values());
    }
    Line named = line.to(FIELD).text(field.field()).to(NAME);
    return field.name().isEmpty()
        ? named.text(field.values())
        : named.text(field.name() + "  " + field.values());
  }

  private void thing(String what, String name, String text) {
    page.add(Line.blank().to(FIELD).text(what).to(NAME).text(name + "  " + text));
  }
}
