// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.target.Fate;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random changes and faults, deploy after deploy, held against what must always be true. */
class DeployPropertyTest {
  private static final int DEPLOYS = 20;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 15);
  }

  /** What the file says of one service. */
  private record Definition(int image, int level, String fate) {
    String yaml(String name) {
      return "  %s:\n    image: x:%d\n    environment: { LEVEL: '%d' }\n"
              .formatted(name, image, level)
          + (fate.isEmpty() ? "" : "    labels: [ steward.simulated.health=%s ]\n".formatted(fate))
          + "    volumes: [ 'data-%s:/data' ]\n".formatted(name);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatMustAlwaysBeTrueIsTrue(long seed) {
    var random = new Random(seed);
    Map<String, Definition> runs = new TreeMap<>();
    Set<String> volumes = new HashSet<>();
    Set<Outcome> seen = new HashSet<>();
    try (var bench = new Bench(folder).deployment("stacks: { site: {} }\n")) {
      for (int step = 1; step <= DEPLOYS; step++) {
        Map<String, Definition> wanted = changed(runs, random);
        bench.stack("site", file(wanted));
        breaks(bench, random);
        misfortune(bench, random);
        Map<String, ContainerState> before = bench.running("site");
        DeployResult result = random.nextInt(4) == 0 ? bench.again() : attempt(bench);
        bench.target.before("apply", () -> {});
        bench.clock.advance(Duration.ofMinutes(2));
        Outcome outcome = result == null ? Outcome.NOT_TOUCHED : Bench.outcome(result, "site");
        seen.add(outcome);
        String told = "seed " + seed + ", deploy " + step + ", " + outcome + " of " + wanted;

        volumes.addAll(volumesOf(bench));
        assertThat(volumesOf(bench)).as(told).isEqualTo(volumes);
        assertThat(outcome).as(told).isNotIn(Outcome.LEFT_AS_IS, Outcome.NEEDS_HANDS);
        if (outcome == Outcome.DEPLOYED || outcome == Outcome.UNCHANGED) {
          assertRuns(bench, wanted, told);
          keepsIds(bench, before, same(runs, wanted), told);
          runs = wanted;
          continue;
        }
        assertThat(fieldsOf(bench.running("site"))).as(told).isEqualTo(fieldsOf(before));
        keepsIds(bench, before, same(runs, wanted), told);
      }
    }
    assertThat(seen).as("seed " + seed).contains(Outcome.DEPLOYED, Outcome.ROLLED_BACK);
  }

  private static @Nullable DeployResult attempt(Bench bench) {
    try {
      return bench.deploy();
    } catch (OperationException e) {
      assertThat(e).hasMessageEndingWith("failed and is held: its files are the same");
      return null;
    }
  }

  private static Map<String, Definition> changed(Map<String, Definition> runs, Random random) {
    Map<String, Definition> wanted = new TreeMap<>(runs);
    for (int change = random.nextInt(3); change >= 0; change--) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      if (random.nextInt(6) == 0 && wanted.size() > 1) {
        wanted.remove(name);
      } else {
        List<String> fates = List.of("", "", "", "", "unhealthy", "never", "exits");
        wanted.put(
            name,
            new Definition(
                random.nextInt(3), random.nextInt(3), fates.get(random.nextInt(fates.size()))));
      }
    }
    return wanted;
  }

  private static String file(Map<String, Definition> wanted) {
    var text = new StringBuilder("services:\n");
    wanted.forEach((name, definition) -> text.append(definition.yaml(name)));
    text.append("volumes:\n");
    wanted.keySet().forEach(name -> text.append("  data-").append(name).append(": {}\n"));
    return text.toString();
  }

  /** Now and then something that runs falls sick by itself: nobody is to be blamed for it. */
  private static void misfortune(Bench bench, Random random) {
    List<ContainerState> there = List.copyOf(bench.running("site").values());
    if (random.nextInt(4) == 0 && !there.isEmpty()) {
      bench.target.befall(there.get(random.nextInt(there.size())).id(), Fate.UNHEALTHY);
    }
    bench.clock.advance(Duration.ofMinutes(1));
  }

  /** Now and then Compose fails the first time it is called. */
  private static void breaks(Bench bench, Random random) {
    if (random.nextInt(5) != 0) {
      return;
    }
    var calls = new AtomicInteger();
    bench.target.before(
        "apply",
        () -> {
          if (calls.incrementAndGet() == 1) {
            throw OperationException.of(ErrorKind.FAILED, "compose ended with 1");
          }
        });
  }

  private static void assertRuns(Bench bench, Map<String, Definition> wanted, String told) {
    Map<String, ContainerState> now = bench.running("site");
    assertThat(now.keySet()).as(told).isEqualTo(wanted.keySet());
    wanted.forEach(
        (name, definition) -> {
          Fields fields = Optional.ofNullable(now.get(name)).orElseThrow().fields();
          assertThat(fields.find("image")).as(told).contains("x:" + definition.image());
          assertThat(fields.find(new FieldKey("environment", "LEVEL")))
              .as(told)
              .contains("" + definition.level());
          assertThat(fields.find(new FieldKey("label", Fate.LABEL)).orElse(""))
              .as(told)
              .isEqualTo(definition.fate());
        });
  }

  private static void keepsIds(
      Bench bench, Map<String, ContainerState> before, Set<String> services, String told) {
    for (String service : services) {
      assertThat(bench.id("site", service))
          .as(told + ": " + service)
          .isEqualTo(Optional.ofNullable(before.get(service)).orElseThrow().id());
    }
  }

  private static Set<String> same(Map<String, Definition> runs, Map<String, Definition> wanted) {
    Set<String> same = new HashSet<>(runs.keySet());
    same.removeIf(name -> !runs.get(name).equals(wanted.get(name)));
    return same;
  }

  private static Map<String, Fields> fieldsOf(Map<String, ContainerState> containers) {
    Map<String, Fields> fields = new TreeMap<>();
    containers.forEach((name, container) -> fields.put(name, container.fields()));
    return fields;
  }

  private static Set<String> volumesOf(Bench bench) {
    return bench.target.behind().volumes();
  }
}
