// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import io.steward.core.state.Row;
import io.steward.core.state.Schema;
import io.steward.core.state.Sql;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What Steward remembers of its deploys: revisions, snapshots, which containers it made, what was
 * stopped on purpose, and what failed containers wrote. Thread-safe.
 */
public final class DeployStore {
  /** The tables. */
  public static final Schema SCHEMA = new Schema("deploy", "db/deploy", 7);

  private static final String COLUMNS =
      "r.stack_key, number, run, actor, reason, began, ended, outcome, digest, rendered, project";
  private final Database database;
  private final Seal seal;
  private final Clock clock;
  private final Journal journal;

  /** Remembers in this database, and seals with this seal what may hold secrets. */
  public DeployStore(Database database, Seal seal, Clock clock) {
    this(database, seal, clock, new Journal(database, clock));
  }

  DeployStore(Database database, Seal seal, Clock clock, Journal journal) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
    this.journal = journal;
  }

  /** What was stopped on purpose. */
  public Stops stops() {
    return new Stops(database, clock);
  }

  /** What failed containers wrote. */
  KeptLogs logs() {
    return new KeptLogs(database, seal);
  }

  /** What old revisions are forgotten. */
  Retention retention() {
    return new Retention(database);
  }

  /** How revisions were deployed. */
  Stories stories() {
    return new Stories(database, seal);
  }

  /** What hooks said. */
  KeptHooks hooks() {
    return new KeptHooks(database, seal);
  }

  /** The containers that deploys left. */
  LeftContainers containers() {
    return new LeftContainers(database);
  }

  /** What is done, step by step. */
  Journal journal() {
    return journal;
  }

  /** What was begun and never ended. */
  Interruptions interruptions() {
    return new Interruptions(this, database, seal);
  }

  /** The differences that somebody accepted. */
  Accepted accepted() {
    return new Accepted(database);
  }

  /** The differences that stay. */
  Settled settled() {
    return new Settled(database);
  }

  /** One entry of the history of a stack. */
  public record Entry(Revision revision, Optional<Duration> took) {}

  /**
   * The revision a stack has now: the last that ended well, or that was left as it is, because that
   * is what runs.
   */
  public Optional<Revision> current(StackKey key) {
    return sql()
        .first(
            "SELECT "
                + COLUMNS
                + " FROM deploy_revision r JOIN deploy_stack USING (stack_key) WHERE r.stack_key ="
                + " ? AND outcome IN ('DEPLOYED', 'UNCHANGED', 'ACCEPTED', 'LEFT_AS_IS') ORDER BY number DESC"
                + " LIMIT 1",
            row -> revision(key, row),
            key.toString())
        .map(this::withFiles);
  }

  /** One revision of a stack, empty when there is none of this number. */
  public Optional<Revision> find(StackKey key, int number) {
    return sql()
        .first(
            "SELECT "
                + COLUMNS
                + " FROM deploy_revision r JOIN deploy_stack USING (stack_key)"
                + " WHERE r.stack_key = ? AND number = ?",
            row -> revision(key, row),
            key.toString(),
            number)
        .map(this::withFiles);
  }

  /** The revisions of a stack, newest first, at most {@code limit}. */
  public List<Entry> history(StackKey key, int limit) {
    return sql()
        .query(
            "SELECT "
                + COLUMNS
                + " FROM deploy_revision r JOIN deploy_stack USING (stack_key)"
                + " WHERE r.stack_key = ? ORDER BY number DESC LIMIT ?",
            row -> new Entry(revision(key, row), took(row)),
            key.toString(),
            limit)
        .stream()
        .map(entry -> new Entry(withFiles(entry.revision()), entry.took()))
        .toList();
  }

  /** How the last revisions of a stack ended that did, newest first, at most {@code limit}. */
  List<Outcome> outcomes(StackKey key, int limit) {
    return sql()
        .query(
            "SELECT outcome FROM deploy_revision WHERE stack_key = ? ORDER BY number DESC LIMIT ?",
            row -> row.optionalText("outcome").map(Outcome::valueOf),
            key.toString(),
            limit)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** The number of the newest revision of a stack, good or not; 0 before the first. */
  public int newest(StackKey key) {
    return sql()
        .first(
            "SELECT coalesce(max(number), 0) AS newest FROM deploy_revision WHERE stack_key = ?",
            row -> (int) row.number("newest"),
            key.toString())
        .orElse(0);
  }

  /** The numbers of the last revisions that were well, newest first, at most {@code limit}. */
  List<Integer> good(StackKey key, int limit) {
    return sql()
        .query(
            "SELECT number FROM deploy_revision WHERE stack_key = ?"
                + " AND outcome IN ('DEPLOYED', 'UNCHANGED') ORDER BY number DESC LIMIT ?",
            row -> (int) row.number("number"),
            key.toString(),
            limit);
  }

  /** Notes that a container which Compose did not make stands for a service of a stack. */
  void adopt(StackKey key, String project, ContainerState container, String service) {
    Sql sql = sql();
    sql.transaction(
        () -> {
          sql.update(
              "INSERT INTO deploy_stack (stack_key, project) VALUES (?, ?)"
                  + " ON CONFLICT (stack_key)"
                  + " DO UPDATE SET project = excluded.project, removed = NULL",
              key.toString(),
              project);
          containers().add(key, container.adoptedFor(service), container.imageId());
        });
  }

  /** Notes that somebody went back from a revision, so that it is not deployed again by itself. */
  void hold(Revision revision) {
    sql()
        .update(
            "UPDATE deploy_revision SET outcome = ? WHERE stack_key = ? AND number = ?",
            Outcome.ROLLED_BACK.name(),
            revision.key().toString(),
            revision.number());
  }

  /**
   * The images that the services of a revision ran with, as they were when the next one began;
   * empty when no next one was begun.
   */
  Map<String, RanImage> images(StackKey key, int number) {
    return sql()
        .first(
            "SELECT snapshot FROM deploy_revision WHERE stack_key = ? AND number > ?"
                + " ORDER BY number LIMIT 1",
            row -> seal.openText(row.bytes("snapshot")),
            key.toString(),
            number)
        .map(text -> StoredSnapshot.read(text, number).images())
        .orElse(Map.of());
  }

  /** When a stack was removed; empty for one that was never, or was deployed again. */
  Optional<Instant> removedAt(StackKey key) {
    return sql()
        .first(
            "SELECT removed FROM deploy_stack WHERE stack_key = ?",
            row -> row.optionalInstant("removed"),
            key.toString())
        .flatMap(removed -> removed);
  }

  /** Forgets the containers of a stack that was removed, and under which project it ran. */
  void removed(StackKey key) {
    Sql sql = sql();
    sql.transaction(
        () -> {
          sql.update(
              "UPDATE deploy_stack SET removed = ? WHERE stack_key = ?",
              clock.instant(),
              key.toString());
          for (String table : List.of("container", "stop", "settled", "accepted")) {
            sql.update("DELETE FROM deploy_" + table + " WHERE stack_key = ?", key.toString());
          }
        });
  }

  /** The name of the project a stack was first deployed as, empty before and after a removal. */
  public Optional<String> project(StackKey key) {
    return sql()
        .first(
            "SELECT project FROM deploy_stack WHERE stack_key = ? AND removed IS NULL",
            row -> row.text("project"),
            key.toString());
  }

  /** Notes that a revision is about to be deployed, how, and what ran before. */
  void begin(Revision revision, Snapshot snapshot, StoredPlan plan) {
    Sql sql = sql();
    String key = revision.key().toString();
    sql.transaction(
        () -> {
          sql.update(
              "INSERT INTO deploy_stack (stack_key, project) VALUES (?, ?)"
                  + " ON CONFLICT (stack_key) DO UPDATE SET project = excluded.project",
              key,
              revision.project());
          sql.update(
              "INSERT INTO deploy_revision (stack_key, number, run, actor, reason, began, digest,"
                  + " rendered, snapshot, plan) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              key,
              revision.number(),
              revision.origin().run(),
              revision.origin().actor(),
              revision.origin().reason(),
              revision.origin().at(),
              revision.digest(),
              seal.closeText(revision.rendered()),
              seal.closeText(StoredSnapshot.of(snapshot).text()),
              seal.closeText(plan.text()));
          revision.files().forEach(file -> keep(sql, key, revision.number(), file));
          journal.write(revision.key(), revision.number(), Phase.BEGUN, "");
        });
  }

  private void keep(Sql sql, String key, int number, Content file) {
    String hash = DigestUtils.sha256Hex(file.bytes());
    sql.update(
        "INSERT INTO deploy_content (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
        hash,
        seal.close(file.bytes()));
    sql.update(
        "INSERT INTO deploy_file (stack_key, number, path, hash) VALUES (?, ?, ?, ?)",
        key,
        number,
        file.path().toString(),
        hash);
  }

  /** Notes how the deploy of a revision ended, and which containers there are now. */
  void finish(Revision revision, Outcome outcome, List<ContainerState> left) {
    Sql sql = sql();
    sql.transaction(
        () -> {
          end(sql, revision, outcome);
          if (outcome != Outcome.REMOVED && outcome != Outcome.STOPPED) {
            sql.update(
                "UPDATE deploy_stack SET removed = NULL WHERE stack_key = ?",
                revision.key().toString());
          }
          containers().replace(revision, left);
        });
  }

  /** Notes that the deploy of a revision ended before anything was touched. */
  void untouched(Revision revision) {
    end(sql(), revision, Outcome.NOT_TOUCHED);
  }

  private void end(Sql sql, Revision revision, Outcome outcome) {
    sql.update(
        "UPDATE deploy_revision SET outcome = ?, ended = ? WHERE stack_key = ? AND number = ?",
        outcome.name(),
        clock.instant(),
        revision.key().toString(),
        revision.number());
  }

  private Revision revision(StackKey key, Row row) {
    int number = (int) row.number("number");
    return new Revision(
        key,
        number,
        new Revision.Origin(
            row.text("run"), row.text("actor"), row.text("reason"), row.instant("began")),
        row.text("project"),
        seal.openText(row.bytes("rendered")),
        List.of(),
        row.text("digest"),
        row.optionalText("outcome").map(Outcome::valueOf));
  }

  /** Read after the row, as a statement inside a row reader would need a second connection. */
  private Revision withFiles(Revision bare) {
    return new Revision(
        bare.key(),
        bare.number(),
        bare.origin(),
        bare.project(),
        bare.rendered(),
        files(bare.key(), bare.number()),
        bare.digest(),
        bare.outcome());
  }

  private List<Content> files(StackKey key, int number) {
    return sql()
        .query(
            "SELECT path, bytes FROM deploy_file JOIN deploy_content USING (hash)"
                + " WHERE stack_key = ? AND number = ? ORDER BY path",
            row -> new Content(Path.of(row.text("path")), seal.open(row.bytes("bytes"))),
            key.toString(),
            number);
  }

  private static Optional<Duration> took(Row row) {
    return row.optionalInstant("ended").map(end -> Duration.between(row.instant("began"), end));
  }

  private Sql sql() {
    return database.sql();
  }
}
