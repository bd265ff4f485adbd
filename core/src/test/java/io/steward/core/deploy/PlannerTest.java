// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static io.steward.core.deploy.Wanted.container;
import static io.steward.core.deploy.Wanted.fields;
import static io.steward.core.deploy.Wanted.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.WantedService.Rollout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Planner.Known NOTHING = known(Set.of());

  private static Planner.Known known(Set<String> stopped) {
    return new Planner.Known() {
      @Override
      public List<Stops.Stop> stopped() {
        return stopped.stream().map(Wanted::stop).toList();
      }

      @Override
      public FileChange onFileChange() {
        return FileChange.RESTART;
      }

      @Override
      public Optional<String> difference(MountedFile file) {
        return Optional.empty();
      }
    };
  }

  private static Observation observed(ContainerState... containers) {
    return new Observation(List.of(containers), Map.of(), Set.of(), Set.of());
  }

  private static List<String> changes(WantedStack wanted, Observation observed) {
    return changes(wanted, observed, NOTHING);
  }

  private static List<String> changes(
      WantedStack wanted, Observation observed, Planner.Known known) {
    return Planner.services(wanted, observed, known).stream().flatMap(PlannerTest::words).toList();
  }

  private static Stream<String> words(ServiceChange change) {
    String begin = change.service() + " " + change.change();
    return change.fields().isEmpty()
        ? Stream.of(begin)
        : change.fields().stream()
            .map(field -> begin + " " + field.field() + " " + field.name() + ": " + field.values())
            .map(words -> words.replaceAll(" +:", ":"));
  }

  @Test
  void namesEachVariableThatCameWentOrChanged() {
    var wanted = Wanted.stack(service("web", fields("environment/A", "2", "environment/C", "3")));
    var is = container("web", 1, fields("environment/A", "1", "environment/B", "2"));

    assertThat(changes(wanted, observed(is)))
        .containsExactly(
            "web RECREATE environment A: 1 → 2",
            "web RECREATE environment B: 2 → not set",
            "web RECREATE environment C: 3");
  }

  @Test
  void hidesWhatMayBeASecret() {
    var wanted =
        Wanted.stack(
            List.of("hunter2"),
            service(
                "web",
                fields(
                    "environment/DB_PASSWORD", "new",
                    "environment/PLAIN", "says hunter2",
                    "environment/URL", "pg://u:p@db/x")));
    var is =
        container(
            "web",
            1,
            fields(
                "environment/DB_PASSWORD",
                "old",
                "environment/PLAIN",
                "a",
                "environment/URL",
                "b"));

    assertThat(changes(wanted, observed(is)))
        .containsExactly(
            "web RECREATE environment DB_PASSWORD: changed (hidden)",
            "web RECREATE environment PLAIN: changed (hidden)",
            "web RECREATE environment URL: changed (hidden)");
  }

  @Test
  void seesThatATagMoved() {
    var image = new ImageState("sha256:2222222222", List.of(), 1, Fields.NONE);
    var observed =
        new Observation(
            List.of(container("web", 1, fields())), Map.of("x:1", image), Set.of(), Set.of());

    assertThat(changes(Wanted.stack(service("web", fields())), observed))
        .containsExactly("web RECREATE image: x:1 11111111 → 22222222");
  }

  @Test
  void leavesWhatTheImageSetsByItselfToTheImage() {
    var image =
        new ImageState("sha256:1111111111", List.of(), 1, fields("environment/PATH", "/bin"));
    var observed =
        new Observation(
            List.of(container("web", 1, fields())), Map.of("x:1", image), Set.of(), Set.of());
    var wanted = Wanted.stack(service("web", fields("environment/PATH", "/bin")));

    assertThat(Planner.services(wanted, observed, NOTHING).get(0).fields())
        .noneMatch(field -> field.field().equals("environment"));
  }

  @Test
  void countsContainers() {
    var two = service("web", 2, fields(), Optional.empty(), Rollout.PLAIN);

    assertThat(changes(Wanted.stack(two), observed(container("web", 1, fields()))))
        .containsExactly("web RECREATE replicas: 1 → 2");
  }

  @Test
  void replacesWhoLivesInTheNetworkOfWhatIsReplaced() {
    var vpn = service("vpn", fields("environment/A", "2"));
    var app = service("app", 1, fields(), Optional.of("vpn"), Rollout.PLAIN);
    var sidecar = service("sidecar", 1, fields(), Optional.of("app"), Rollout.PLAIN);
    var observed =
        observed(
            container("vpn", 1, fields("environment/A", "1")),
            container("app", 1, fields()),
            container("sidecar", 1, fields()));

    assertThat(changes(Wanted.stack(sidecar, app, vpn), observed))
        .containsExactly(
            "sidecar RECREATE lives in: app, which is replaced",
            "app RECREATE lives in: vpn, which is replaced",
            "vpn RECREATE environment A: 1 → 2");
  }

  @Test
  void restartsWhoSaysSoWithWhatItDependsOn() {
    var db = service("db", fields("environment/A", "2"));
    var stack = Wanted.stack(Wanted.restarted("far", "app"), Wanted.restarted("app", "db"), db);
    var observed =
        observed(
            container("db", 1, fields("environment/A", "1")),
            container("app", 1, fields()),
            container("far", 1, fields()));

    assertThat(changes(stack, observed))
        .containsExactly(
            "far RESTART follows: app",
            "app RESTART follows: db",
            "db RECREATE environment A: 1 → 2");
    var stopped =
        observed(
            container("db", 1, fields("environment/A", "1")),
            container("app", 1, fields(), Wanted.exited(137)),
            container("far", 1, fields()));
    assertThat(changes(stack, stopped, known(Set.of("app"))))
        .containsExactly("far NONE", "app NONE", "db RECREATE environment A: 1 → 2");
  }

  @Test
  void restartsNobodyForOneContainerMore() {
    var db = service("db", 2, fields(), Optional.empty(), Rollout.PLAIN);
    var observed = observed(container("db", 1, fields()), container("app", 1, fields()));

    assertThat(changes(Wanted.stack(db, Wanted.restarted("app", "db")), observed))
        .containsExactly("db RECREATE replicas: 1 → 2", "app NONE");
  }

  @Test
  void leavesAloneWhoFollowsButWasStoppedOnPurpose() {
    var vpn = service("vpn", fields("environment/A", "2"));
    var app = service("app", 1, fields(), Optional.of("vpn"), Rollout.PLAIN);
    var sidecar = service("sidecar", 1, fields(), Optional.of("app"), Rollout.PLAIN);
    var observed =
        observed(
            container("vpn", 1, fields("environment/A", "1")),
            container("app", 1, fields(), Wanted.exited(137)),
            container("sidecar", 1, fields(), Wanted.exited(137)));

    assertThat(changes(Wanted.stack(vpn, app, sidecar), observed, known(Set.of("app", "sidecar"))))
        .containsExactly("vpn RECREATE environment A: 1 → 2", "app NONE", "sidecar NONE");
  }

  @Test
  void comparesWhatRunsOrIsPausedThoughItWasStoppedOnPurpose() {
    var wanted =
        Wanted.stack(
            service("vpn", fields("environment/A", "2")),
            service("app", 1, fields(), Optional.of("vpn"), Rollout.PLAIN),
            service("web", fields("environment/A", "2")));
    var observed =
        observed(
            container("vpn", 1, fields("environment/A", "1")),
            container("app", 1, fields()),
            container("web", 1, fields("environment/A", "1"), Wanted.paused()));

    assertThat(changes(wanted, observed, known(Set.of("vpn", "app", "web"))))
        .containsExactly(
            "vpn RECREATE environment A: 1 → 2",
            "app RECREATE lives in: vpn, which is replaced",
            "web RECREATE environment A: 1 → 2");
  }

  @Test
  void replacesWhatLiesStoppedInTheSpaceOfAnother() {
    var vpn = service("vpn", fields());
    var app = service("app", 1, fields("restart", "always"), Optional.of("vpn"), Rollout.PLAIN);
    var observed =
        observed(
            container("vpn", 1, fields()),
            container("app", 1, fields("restart", "always"), Wanted.exited(137)));

    assertThat(changes(Wanted.stack(vpn, app), observed))
        .containsExactly("vpn NONE", "app RECREATE state: exited (137)");
  }

  @Test
  void saysInOneLineThatAPortGotAnotherAddress() {
    var wanted =
        Wanted.stack(
            service(
                "web",
                fields(
                    "port/127.0.0.1:8096 → 8096/tcp", "published",
                    "port/10.0.0.5:53 → 5353/udp", "published",
                    "port/9000 → 9000/tcp", "published")));
    var is =
        container(
            "web",
            1,
            fields(
                "port/8096 → 8096/tcp", "published",
                "port/127.0.0.1:53 → 5353/udp", "published",
                "port/9001 → 9000/tcp", "published"));

    assertThat(changes(wanted, observed(is)))
        .containsExactly(
            "web RECREATE port 53 → 5353/udp: 127.0.0.1 → 10.0.0.5",
            "web RECREATE port 8096: every address → 127.0.0.1",
            "web RECREATE port 9000 → 9000/tcp: published",
            "web RECREATE port 9001 → 9000/tcp: published → not set");
  }

  @Test
  void countsAPortOnTwoAddressesAsTwo() {
    var wanted =
        Wanted.stack(
            service(
                "web",
                fields(
                    "port/10.0.0.5:80 → 80/tcp",
                    "published",
                    "port/127.0.0.1:80 → 80/tcp",
                    "published")));
    var is = container("web", 1, fields("port/80 → 80/tcp", "published"));

    assertThat(changes(wanted, observed(is)))
        .containsExactly(
            "web RECREATE port 10.0.0.5:80 → 80/tcp: published",
            "web RECREATE port 127.0.0.1:80 → 80/tcp: published",
            "web RECREATE port 80 → 80/tcp: published → not set");
  }

  @Test
  void saysTheCommandThatItWasAndTheOneThatItShallBe() {
    Fields defaults = new Fields.Builder().set("command", "nginx -g daemon").build();
    var image = new ImageState("sha256:1111111111", List.of(), 1, defaults);
    var own = container("web", 1, fields("command", "sleep 1"));
    var plain = container("web", 1, fields());
    var images = Map.of("x:1", image);

    assertThat(
            changes(
                Wanted.stack(service("web", fields("command", "sleep 2"))),
                new Observation(List.of(own), images, Set.of(), Set.of())))
        .containsExactly("web RECREATE command: sleep 1 → sleep 2");
    assertThat(
            changes(
                Wanted.stack(service("web", fields("command", "sleep 2"))),
                new Observation(List.of(plain), images, Set.of(), Set.of())))
        .containsExactly("web RECREATE command: nginx -g daemon → sleep 2");
    assertThat(
            changes(
                Wanted.stack(service("web", fields())),
                new Observation(List.of(own), images, Set.of(), Set.of())))
        .containsExactly("web RECREATE command: sleep 1 → nginx -g daemon");
  }

  @Test
  void createsWhatIsMissingAndRemovesWhatIsNotWanted() {
    assertThat(
            changes(
                Wanted.stack(service("web", fields())), observed(container("old", 1, fields()))))
        .containsExactly("web CREATE image: x:1", "old REMOVE: not in the files any more");
  }

  @Test
  void saysWhichProfileIsOff() {
    assertThat(
            changes(
                Wanted.off(Wanted.stack(service("web", fields())), "shell", "debug"),
                observed(container("web", 1, fields()), container("shell", 1, fields()))))
        .containsExactly("web NONE", "shell REMOVE: its profile is off (debug)");
  }

  @Test
  void startsWhatLiesStoppedUnlessItIsDoneOrWasStoppedOnPurpose() {
    var wanted =
        Wanted.stack(service("web", fields("restart", "always")), service("job", fields()));
    var observed =
        observed(
            container("web", 1, fields("restart", "always"), Wanted.exited(0)),
            container("job", 1, fields(), Wanted.exited(0)));

    assertThat(changes(wanted, observed))
        .containsExactly("web RESTART state: exited (0)", "job NONE");
    assertThat(changes(wanted, observed, known(Set.of("web"))))
        .containsExactly("web NONE", "job NONE");
  }
}
