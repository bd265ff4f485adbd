// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.CrashingJournal.Killed;
import io.steward.core.deploy.WatchedTarget.Death;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random deploys, each killed at a random step of its journal or of the target, as often as chance
 * wants, and settled forward or back: some two thousand of them, held against what must be true.
 */
class KilledDeployPropertyTest {
  private static final int DEPLOYS = 20;
  private static final List<Death> DEATHS = List.of(Death.values());
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  private record Definition(int image, int level, boolean sick, int file) {
    String yaml(String name) {
      return "  %s:\n    image: x:%d\n    environment: { LEVEL: '%d' }\n"
              .formatted(name, image, level)
          + (sick ? "    labels: [ steward.simulated.health=unhealthy ]\n" : "")
          + "    volumes: [ 'data-%s:/data', './%s.conf:/etc/conf:ro' ]\n".formatted(name, name);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isAlwaysTheOneStateOrTheOther(long seed) {
    var random = new Random(seed);
    Map<String, Definition> runs = new TreeMap<>();
    try (var bench = new Bench(folder).deployment("stacks: { site: {} }\n")) {
      for (int step = 1; step <= DEPLOYS; step++) {
        Map<String, Definition> wanted = changed(runs, random);
        write(bench, wanted);
        Map<String, ContainerState> before = bench.running("site");
        Set<String> volumes = new HashSet<>(bench.target.behind().volumes());
        String told = "seed " + seed + ", deploy " + step + " of " + wanted + " over " + runs;

        Outcome outcome = deployed(bench, random, told);

        bench.clock.advance(Duration.ofMinutes(2));
        assertThat(bench.target.behind().volumes()).as(told).containsAll(volumes);
        keepsIds(bench, before, runs, wanted, told + ", " + outcome);
        if (outcome == Outcome.DEPLOYED || outcome == Outcome.UNCHANGED) {
          assertRuns(bench, wanted, told);
          assertThat(bench.plan().isEmpty()).as(told).isTrue();
          runs = wanted;
        } else {
          assertThat(outcome).as(told).isIn(Outcome.ROLLED_BACK, Outcome.REMOVED);
          assertRuns(bench, runs, told + ", " + outcome);
          assertThat(files(bench, runs)).as(told).isEqualTo(texts(runs));
        }
      }
    }
  }

  /** Deploys, dies, and settles, until there is an outcome. */
  private static Outcome deployed(Bench bench, Random random, String told) {
    @Nullable Outcome outcome = null;
    while (outcome == null) {
      if (random.nextInt(3) > 0) {
        kill(bench, random);
      }
      try {
        ResumeResult resumed = bench.resume(random.nextBoolean());
        outcome =
            resumed.stacks().isEmpty()
                ? Bench.outcome(bench.again(), "site")
                : resumed.stacks().get(0).outcome().outcome();
      } catch (Killed e) {
        bench.restart();
        bench.clock.advance(Duration.ofSeconds(random.nextInt(40)));
        refuses(bench, told);
      }
      bench.journal().dieAt(0, false);
      bench.target.dieAt(0, Death.BEFORE);
    }
    return outcome;
  }

  private static void refuses(Bench bench, String told) {
    if (bench.store().interruptions().open(bench.key("site")).isPresent()) {
      assertThatThrownBy(bench::again)
          .as(told)
          .isInstanceOfSatisfying(
              OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.REFUSED));
    }
  }

  private static void kill(Bench bench, Random random) {
    if (random.nextBoolean()) {
      bench.journal().dieAt(1 + random.nextInt(7), random.nextBoolean());
    } else {
      bench.target.dieAt(1 + random.nextInt(6), DEATHS.get(random.nextInt(DEATHS.size())));
    }
  }

  private static Map<String, Definition> changed(Map<String, Definition> runs, Random random) {
    Map<String, Definition> wanted = new TreeMap<>(runs);
    for (int change = random.nextInt(3); change >= 0; change--) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      if (random.nextInt(6) == 0 && wanted.size() > 1) {
        wanted.remove(name);
      } else {
        wanted.put(
            name,
            new Definition(
                random.nextInt(3), random.nextInt(3), random.nextInt(5) == 0, random.nextInt(3)));
      }
    }
    return wanted;
  }

  private static void write(Bench bench, Map<String, Definition> wanted) {
    var text = new StringBuilder("services:\n");
    wanted.forEach((name, definition) -> text.append(definition.yaml(name)));
    text.append("volumes:\n");
    wanted.keySet().forEach(name -> text.append("  data-").append(name).append(": {}\n"));
    bench.stack("site", text.toString());
    texts(wanted).forEach((name, file) -> bench.file("stacks/site/" + name + ".conf", file));
  }

  private static Map<String, String> texts(Map<String, Definition> definitions) {
    Map<String, String> texts = new TreeMap<>();
    definitions.forEach((name, definition) -> texts.put(name, "file " + definition.file() + "\n"));
    return texts;
  }

  private static Map<String, String> files(Bench bench, Map<String, Definition> runs) {
    Map<String, String> files = new TreeMap<>();
    runs.keySet().forEach(name -> files.put(name, bench.read("stacks/site/" + name + ".conf")));
    return files;
  }

  private static void assertRuns(Bench bench, Map<String, Definition> wanted, String told) {
    Map<String, ContainerState> now = bench.running("site");
    assertThat(now.keySet()).as(told).isEqualTo(wanted.keySet());
    wanted.forEach(
        (name, definition) -> {
          ContainerState container = now.get(name);
          assertThat(container).as(told).isNotNull();
          assertThat(container.fields().find("image")).as(told).contains("x:" + definition.image());
          assertThat(container.fields().find(new FieldKey("environment", "LEVEL")))
              .as(told)
              .contains("" + definition.level());
          assertThat(container.condition().status())
              .as(told)
              .isEqualTo(ContainerState.Status.RUNNING);
        });
  }

  private static void keepsIds(
      Bench bench,
      Map<String, ContainerState> before,
      Map<String, Definition> runs,
      Map<String, Definition> wanted,
      String told) {
    runs.forEach(
        (name, definition) -> {
          if (definition.equals(wanted.get(name))) {
            assertThat(bench.id("site", name)).as(told).isEqualTo(before.get(name).id());
          }
        });
  }
}
