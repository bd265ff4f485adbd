// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.ArgField;
import io.steward.core.operation.Effect;
import io.steward.core.operation.Operations;
import io.steward.core.operation.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code API.md}: every route. */
final class RoutePage {
  private final List<Spec> specs;
  private final Markdown page = new Markdown();

  RoutePage(Operations operations) {
    this.specs = operations.all().stream().filter(spec -> !spec.local()).toList();
  }

  String text() {
    page.heading(1, "The HTTP interface");
    page.say(
        """
        Written from what the operations say of themselves; do not edit. `steward serve` offers
        each operation below; `/api/v1/openapi.json` describes them for programs, OpenAPI 3.1.
        """);
    basics();
    List<List<String>> rows = new ArrayList<>();
    specs.forEach(
        spec -> rows.add(List.of(Markdown.code(call(spec)), scope(spec), spec.summary())));
    page.heading(2, "Routes").table(List.of("Route", "Scope", "What it does"), rows);
    specs.forEach(this::route);
    return page.toString();
  }

  private void basics() {
    page.heading(2, "Calling");
    page.say(
        """
        Every request but `GET /healthz` and `GET /readyz` carries `Authorization: Bearer TOKEN`;
        `steward token create` makes one of scope `read`, `operate` or `admin`, each of which
        includes those before it. `GET` takes its input in the query, a list by naming it several
        times; `POST` takes a JSON object, and beside the input `yes` (answers every question with
        yes) and `dryRun`. Names are in camel case. A result is JSON, a time as `1m30s`.
        """);
    page.say(
        """
        What takes long answers 202 with a run and its address in `Location`:
        `GET /api/v1/runs/{id}` shows it, `GET /api/v1/runs/{id}/events` sends its progress as
        server-sent events, `POST /api/v1/runs/{id}/stop` ends it after the present step.
        """);
    page.say(
        """
        What goes wrong is `application/problem+json` (RFC 9457) with every problem found, the
        hints, and the exit code that the command would end with:
        """);
    List<List<String>> rows = new ArrayList<>();
    for (ErrorKind kind : ErrorKind.values()) {
      rows.add(
          List.of(
              kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              String.valueOf(kind.httpStatus()),
              String.valueOf(kind.exitCode())));
    }
    page.table(List.of("Reason", "Status", "Exit code"), rows);
  }

  private void route(Spec spec) {
    page.heading(3, call(spec));
    page.say(spec.summary() + ". " + (spec.isLong() ? "Answers with a run." : ""));
    if (!spec.details().isEmpty()) {
      page.details(spec.details());
    }
    List<List<String>> rows = new ArrayList<>();
    for (ArgField field : spec.fields()) {
      if (field.commandOnly()) {
        continue;
      }
      rows.add(
          List.of(
              Markdown.code(field.name()),
              TypeWords.of(field.type()),
              field.required() ? "required" : Defaults.of(field),
              field.text()));
    }
    page.table(List.of("Input", "Value", "Default", "What it is"), rows);
    page.table(List.of("Result", "Value"), ResultRows.of(spec.resultType()));
  }

  private static String call(Spec spec) {
    String noun = spec.noun().isEmpty() ? "" : spec.noun() + "/";
    return (spec.effect() == Effect.READ ? "GET" : "POST") + " /api/v1/" + noun + spec.verb();
  }

  private static String scope(Spec spec) {
    if (spec.administrative()) {
      return "admin";
    }
    return spec.effect() == Effect.WRITE ? "operate" : "read";
  }
}
