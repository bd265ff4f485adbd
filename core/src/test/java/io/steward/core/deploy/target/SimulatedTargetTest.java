// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.Fields;
import io.steward.core.deploy.Needs;
import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.deploy.StackTarget.LogLine;
import io.steward.core.deploy.StackTarget.LogRequest;
import io.steward.core.deploy.WantedService;
import io.steward.core.deploy.WantedStack;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Stack;
import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import io.steward.core.testing.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedTargetTest {
  private static final String SECRET = "correct-horse-battery";
  private final MutableClock clock = MutableClock.at("2026-11-23T08:00:00Z");
  private final SimulatedTarget target = SimulatedTarget.inMemory("sim", clock);

  private static WantedService service(int replicas, String level, String fate) {
    var fields =
        new Fields.Builder()
            .set("image", "nginx:1")
            .set("environment", "PASSWORD", level)
            .set("network", "site_default", "joined");
    if (!fate.isEmpty()) {
      fields.set("label", Fate.LABEL, fate);
    }
    return new WantedService(
        "web",
        replicas,
        "nginx:1",
        true,
        fields.build(),
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        Map.of("site_data", "/data"),
        List.of(),
        WantedService.Rollout.PLAIN);
  }

  private static WantedStack stack(int replicas, String level, String fate) {
    Path folder = Path.of("/srv");
    Optional<String> project = Optional.empty();
    var stack =
        new Stack(
            "site", folder, List.of(), List.of(), List.of(), project, "sim", List.of(), Map.of());
    return new WantedStack(
        stack,
        "site",
        List.of(),
        Map.of("web", service(replicas, level, fate)),
        Map.of(),
        List.of("site_default"),
        List.of(),
        List.of("site_data"),
        List.of(),
        "{}",
        List.of(),
        List.of(),
        List.of(),
        Needs.NONE);
  }

  private static void up(SimulatedTarget target, WantedStack wanted, boolean recreate) {
    target.apply(
        new Application(wanted, false, List.of("web"), recreate, Duration.ofMinutes(1)), p -> {});
  }

  private List<String> ids() {
    return target.containers("site").stream().map(ContainerState::id).toList();
  }

  private String words() {
    return target.containers("site").get(0).condition().words();
  }

  @Test
  void makesWhatIsMissingAndKeepsWhatIsTheSame() {
    up(target, stack(1, "a", ""), false);
    List<String> first = ids();
    up(target, stack(2, "a", ""), false);

    assertThat(ids()).hasSize(2).containsAll(first);
    assertThat(target.volumes()).containsExactly("site_data");
    String image = target.containers("site").get(0).imageId();
    assertThat(target.observe(stack(2, "a", "")).images()).containsOnlyKeys("nginx:1", image);
    assertThat(target.observe(stack(2, "a", "")).networks()).containsExactly("site_default");
  }

  @Test
  void replacesWhatDiffersAndWhatItIsToldTo() {
    up(target, stack(1, "a", ""), false);
    List<String> first = ids();
    up(target, stack(1, "b", ""), false);
    List<String> second = ids();
    up(target, stack(1, "b", ""), true);

    assertThat(second).isNotEqualTo(first);
    assertThat(ids()).isNotEqualTo(second);
  }

  @Test
  void behavesAsTheLabelSays() {
    Map<String, String> after =
        Map.of(
            "unhealthy",
            "unhealthy",
            "never",
            "starting",
            "exits",
            "exited (1)",
            "ends",
            "exited (0)",
            "",
            "running");

    after.forEach(
        (fate, words) -> {
          up(target, stack(1, "a", fate), false);
          clock.advance(Duration.ofSeconds(3));
          assertThat(words()).as(fate).isEqualTo(words);
        });
  }

  @Test
  void keepsAStoppedContainerStoppedUntilItIsStarted() {
    up(target, stack(1, "a", ""), false);
    target.stop(ids().get(0));
    assertThat(words()).isEqualTo("exited (143)");
    target.start(ids().get(0));
    assertThat(words()).isEqualTo("running");
  }

  @Test
  void pointsAReferenceOnlyAtAnImageThatIsThere() {
    up(target, stack(1, "a", ""), false);
    String old = target.containers("site").get(0).imageId();
    target.publish("nginx:1");
    target.pull("nginx:1", Duration.ZERO, words -> {});

    assertThat(target.observe(stack(1, "a", "")).images().get("nginx:1"))
        .extracting("id")
        .isNotEqualTo(old);
    assertThat(target.tag(old, "nginx:1")).isTrue();
    assertThat(target.tag("sha256:none", "nginx:1")).isFalse();
    assertThat(target.observe(stack(1, "a", "")).images().get("nginx:1"))
        .extracting("id")
        .isEqualTo(old);
  }

  @Test
  void removesANetworkOnlyWhenNothingUsesIt() {
    up(target, stack(1, "a", ""), false);

    assertThat(target.removeNetwork("site_default")).isFalse();
    target.remove(ids().get(0));
    assertThat(target.removeNetwork("site_default")).isTrue();
    assertThat(target.volumes()).containsExactly("site_data");
  }

  @Test
  void writesALogThatSaysItIsNone() {
    up(target, stack(1, "a", "exits"), false);
    clock.advance(Duration.ofSeconds(3));
    List<LogLine> lines = new ArrayList<>();

    target.logs(ids().get(0), new LogRequest(-1, Duration.ZERO, true), lines::add);

    assertThat(lines)
        .extracting(LogLine::text)
        .containsExactly("simulated: web started", "simulated: ended with exit code 1");
  }

  @Test
  void hasNoContainerThatIsNotThere() {
    assertThatThrownBy(() -> target.restart("4f1c"))
        .isInstanceOf(OperationException.class)
        .hasMessage("there is no container 4f1c on sim");
    assertThat(target.inspect(Set.of("4f1c"))).isEmpty();
  }

  @Test
  void remembersWhatItHasWithoutWritingASecret(@TempDir Path folder) throws IOException {
    var seal = new Seal(folder.resolve("key"));
    List<ContainerState> before;
    try (var database = Database.sqlite(folder.resolve("state.db"), clock, StoredWorld.SCHEMA)) {
      SimulatedTarget first = stored(database, seal);
      up(first, stack(2, SECRET, "exits"), false);
      first.publish("nginx:1");
      first.stop(first.containers("site").get(0).id());
      before = first.containers("site");
    }

    try (var database = Database.sqlite(folder.resolve("state.db"), clock, StoredWorld.SCHEMA)) {
      assertThat(stored(database, seal).containers("site")).isEqualTo(before).hasSize(2);
      assertThat(stored(database, seal).volumes()).containsExactly("site_data");
    }
    for (String file : List.of("state.db", "state.db-wal")) {
      if (Files.exists(folder.resolve(file))) {
        assertThat(Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(SECRET);
      }
    }
  }

  private SimulatedTarget stored(Database database, Seal seal) {
    var settings = new SimulatedSettings(true, List.of(), List.of());
    return new SimulatedTarget(
        "sim", settings, new StoredWorld("sim", () -> database, () -> seal), clock);
  }
}
