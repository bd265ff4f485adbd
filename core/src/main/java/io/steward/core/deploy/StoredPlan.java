// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import java.util.List;

/**
 * What the state keeps of a plan.
 *
 * @param fromRevision whether it goes to an earlier revision, so that the files do not count
 * @param plan the plan
 */
record StoredPlan(boolean fromRevision, StackPlan plan) {

  /** That of a revision which only records what runs. */
  static StoredPlan nothing(String stack) {
    List<String> none = List.of();
    return new StoredPlan(
        false,
        new StackPlan(
            stack,
            1,
            0,
            List.of(),
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            DataRisks.NONE,
            false));
  }

  String text() {
    return Json.line(this);
  }

  static StoredPlan read(String text) {
    Stored stored = Stored.read(text, "the plan of a revision");
    return new StoredPlan(stored.flag("fromRevision"), plan(stored.object("plan")));
  }

  private static StackPlan plan(Stored plan) {
    return new StackPlan(
        plan.text("stack"),
        (int) plan.number("wave"),
        (int) plan.number("revision"),
        plan.objects("services").stream().map(StoredPlan::change).toList(),
        plan.texts("newNetworks"),
        plan.texts("newVolumes"),
        plan.texts("unusedVolumes"),
        plan.texts("pulls"),
        plan.texts("interrupted"),
        plan.texts("otherHands"),
        plan.texts("noSureWayBack"),
        plan.texts("stopFirst"),
        // What it risks was accepted before it was begun.
        DataRisks.NONE,
        plan.flag("simulated"));
  }

  private static ServiceChange change(Stored change) {
    List<FieldChange> fields =
        change.objects("fields").stream()
            .map(
                field ->
                    new FieldChange(
                        field.text("field"),
                        field.text("name"),
                        field.find("from"),
                        field.find("to"),
                        field.flag("hidden")))
            .toList();
    return new ServiceChange(
        change.text("service"),
        change.constant("change", Change.class),
        fields,
        change.texts("containers"));
  }
}
