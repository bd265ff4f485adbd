// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Json;
import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import io.steward.core.state.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers how each revision was deployed, beside its plan and its journal. */
final class Stories {
  private static final Logger log = LoggerFactory.getLogger(Stories.class);
  private final Database database;
  private final Seal seal;

  Stories(Database database, Seal seal) {
    this.database = database;
    this.seal = seal;
  }

  /** Keeps what the gate said of one that failed, before the way back. */
  void judged(Revision revision, List<Readiness> answers) {
    keep(revision, "judged", StoryText.Judged.of(answers));
  }

  /** Keeps how it went, and what ran before it. */
  void end(Revision revision, Snapshot before, StackOutcome outcome) {
    keep(revision, "ending", StoryText.Ending.of(before.number(), outcome));
  }

  /** Without its story a deploy, and above all its way back, goes on. */
  private void keep(Revision revision, String column, Record part) {
    try {
      database
          .sql()
          .update(
              "INSERT INTO deploy_story (stack_key, number, "
                  + column
                  + ") VALUES (?, ?, ?) ON CONFLICT (stack_key, number) DO UPDATE SET "
                  + column
                  + " = excluded."
                  + column,
              revision.key().toString(),
              revision.number(),
              seal.closeText(Json.line(part)));
    } catch (HomelabException e) {
      log.warn(
          "story not kept stack={} revision={} reason={}",
          revision.key().stack(),
          revision.number(),
          e.getMessage());
    }
  }

  /** The stories of a stack by the numbers of its revisions, without their steps. */
  Map<Integer, Story> of(StackKey key) {
    Map<Integer, Story> stories = new TreeMap<>();
    database
        .sql()
        .query(
            "SELECT number, plan, judged, ending FROM deploy_revision"
                + " LEFT JOIN deploy_story USING (stack_key, number) WHERE stack_key = ?",
            row -> Map.entry((int) row.number("number"), story(row)),
            key.toString())
        .forEach(entry -> stories.put(entry.getKey(), entry.getValue()));
    return stories;
  }

  /** The steps of one, oldest first. */
  static List<Story.Step> steps(List<Journal.Entry> journal) {
    // Of a program it called the journal has the process, which is over.
    return journal.stream()
        .filter(entry -> entry.phase() != Phase.COMPOSING)
        .map(Stories::step)
        .toList();
  }

  private static Story.Step step(Journal.Entry entry) {
    String what = entry.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Story.Step(entry.at(), what, entry.detail());
  }

  private Story story(Row row) {
    List<ServiceChange> changes =
        text(row, "plan").map(text -> StoredPlan.read(text).plan().changes()).orElse(List.of());
    return new Story(
        changes,
        List.of(),
        text(row, "ending").map(ending -> StoryText.end(text(row, "judged").orElse(""), ending)));
  }

  private Optional<String> text(Row row, String column) {
    return row.optionalBytes(column).map(seal::openText);
  }
}
