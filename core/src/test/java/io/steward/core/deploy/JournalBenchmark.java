// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import io.steward.core.state.Lease;
import io.steward.core.state.LockRequest;
import io.steward.core.state.Locks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long the journal of one stack takes: FOLDER ROUNDS, run by hand. */
public final class JournalBenchmark {
  private static final StackKey KEY = new StackKey("", "local", "app");
  private static final List<Phase> STEPS =
      List.of(Phase.REMOVING, Phase.APPLYING, Phase.RESTARTING, Phase.JUDGING);

  private JournalBenchmark() {}

  /** Prints the median of a stack's steps: its beginning, five steps with the lock, its end. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    Clock clock = Clock.systemUTC();
    long[] nanos = new long[rounds];
    try (Database database =
        Database.sqlite(folder.resolve("bench.db"), clock, DeployStore.SCHEMA)) {
      var store = new DeployStore(database, new Seal(folder.resolve("bench.key")), clock);
      var request = LockRequest.of(List.of(KEY.toString()), "me", "r", "bench");
      try (Lease lease = new Locks(database, clock).acquire(request)) {
        for (int round = 0; round < rounds; round++) {
          long begin = System.nanoTime();
          stack(store, lease, round + 1);
          nanos[round] = System.nanoTime() - begin;
        }
      }
    }
    java.util.Arrays.sort(nanos);
    System.out.printf("journal of a stack: %.1f ms%n", nanos[rounds / 2] / 1e6);
  }

  private static void stack(DeployStore store, Lease lease, int number) {
    var revision =
        new Revision(
            KEY,
            number,
            new Revision.Origin("r", "me", "", Clock.systemUTC().instant()),
            "app",
            "{}",
            List.of(),
            "digest",
            Optional.empty());
    store.begin(
        revision,
        new Snapshot(Optional.empty(), List.of(), Map.of(), java.util.Set.of()),
        StoredPlan.nothing("app"));
    var steps = new Steps(store.journal(), lease, KEY, number);
    STEPS.forEach(phase -> steps.next(phase, List.of("web", "app", "db")));
    steps.composing(io.steward.core.process.ProcessIdentity.current());
    store.finish(revision, Outcome.DEPLOYED, List.of());
  }
}
