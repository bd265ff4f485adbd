// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.compose.Content;
import io.steward.core.error.OperationException;
import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import io.steward.core.testing.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployStoreTest {
  private static final StackKey KEY = new StackKey("", "nuc", "site");
  private static final String SECRET = "correct-horse-battery";

  @TempDir Path folder;
  private final MutableClock clock = MutableClock.at("2026-11-23T08:00:00Z");
  private Database database;
  private DeployStore store;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder.resolve("state.db"), clock, DeployStore.SCHEMA);
    store = new DeployStore(database, new Seal(folder.resolve("key")), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Revision revision(int number, String digest) {
    return new Revision(
        KEY,
        number,
        new Revision.Origin("run-" + number, "mark", "why not", clock.instant()),
        "site",
        "{\"password\": \"" + SECRET + "\"}",
        List.of(new Content(Path.of("/srv/web.conf"), SECRET.getBytes(StandardCharsets.UTF_8))),
        digest,
        Optional.empty());
  }

  private Revision ended(int number, String digest, Outcome outcome) {
    Revision revision = revision(number, digest);
    ContainerState container =
        Wanted.container("web", number, Wanted.fields("environment/PASSWORD", SECRET));
    store.begin(
        revision,
        new Snapshot(Optional.empty(), List.of(container), Map.of(), Set.of()),
        new StoredPlan(false, Wanted.plan("site", Change.CREATE, "web")));
    store.finish(revision, outcome, List.of(container));
    return store.find(KEY, number).orElseThrow();
  }

  @Test
  void givesARevisionBackAsItWas() {
    Revision read = ended(1, "d1", Outcome.DEPLOYED);

    Revision written = revision(1, "d1");
    assertThat(read)
        .isEqualTo(
            new Revision(
                KEY,
                1,
                written.origin(),
                "site",
                written.rendered(),
                written.files(),
                "d1",
                Optional.of(Outcome.DEPLOYED)));
    assertThat(store.containers().ids(KEY)).containsExactly("web1");
    assertThat(store.project(KEY)).contains("site");
  }

  @Test
  void knowsWhatRuns() {
    ended(1, "a", Outcome.DEPLOYED);
    ended(2, "b", Outcome.ROLLED_BACK);
    assertThat(store.current(KEY)).map(Revision::number).contains(1);
    ended(3, "c", Outcome.LEFT_AS_IS);
    assertThat(store.current(KEY)).map(Revision::number).contains(3);
    ended(4, "d", Outcome.NEEDS_HANDS);
    assertThat(store.current(KEY)).map(Revision::number).contains(3);
    assertThat(store.newest(KEY)).isEqualTo(4);
    assertThat(store.history(KEY, 2))
        .extracting(entry -> entry.revision().number())
        .containsExactly(4, 3);
  }

  @Test
  void keepsLogsAndStops() {
    Revision revision = ended(1, "a", Outcome.ROLLED_BACK);
    store.logs().keep(revision, "web", List.of("one", "two"));
    store.stops().stopped(KEY, List.of("web", "db"), "mark", "until the disk arrives");
    store.stops().started(KEY, List.of("db"));

    assertThat(store.logs().of(KEY, 1)).isEqualTo(Map.of("web", List.of("one", "two")));
    assertThat(store.stops().of(KEY))
        .containsExactly(new Stops.Stop("web", "mark", "until the disk arrives", clock.instant()));
  }

  @Test
  void writesNoSecretInPlainText() throws IOException {
    Revision revision = ended(1, "a", Outcome.ROLLED_BACK);
    store.logs().keep(revision, "web", List.of("password is " + SECRET));

    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(SECRET);
      }
    }
  }

  @Test
  void cannotBeReadWithAnotherKey() throws IOException {
    ended(1, "a", Outcome.DEPLOYED);
    Files.write(folder.resolve("key"), new byte[32]);

    assertThatThrownBy(() -> store.current(KEY))
        .isInstanceOf(OperationException.class)
        .hasMessage("what the state keeps sealed cannot be opened with " + folder.resolve("key"));
  }
}
