// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Examination.Check;
import io.steward.core.deploy.Examination.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor tells of programs that touch our containers by themselves. */
class OtherHandsInDoctorTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {}, db: {} }\n")
            .stack("site", "services: { web: { image: nginx:1 }, app: { image: app:1 } }\n")
            .stack("db", "services: { db: { image: 'db:1' } }\n");
    bench.deploy();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private List<Check> checks(String name) {
    return bench.get(Doctor.class).examine().sections().stream()
        .flatMap(section -> section.checks().stream())
        .filter(check -> check.name().equals(name))
        .toList();
  }

  private Survey.Seen container(
      String name, String image, String command, Map<String, String> environment) {
    var fields = new Fields.Builder().set("image", image).set("command", command);
    fields.setAll("environment", environment);
    var state =
        new ContainerState(
            name,
            name,
            "",
            1,
            "sha256:22",
            fields.build(),
            Wanted.running(Wanted.START),
            List.of());
    return new Survey.Seen("", state, Wanted.START, Map.of());
  }

  private Check watchtower(String command, Map<String, String> environment) {
    bench.target.seen =
        List.of(container("watchtower", "containrrr/watchtower:1.7.1", command, environment));
    return checks("other hands").get(0);
  }

  @Test
  void nothingRunsThatUpdatesByItself() {
    bench.target.seen = List.of(container("diun", "crazymax/diun:4", "", Map.of()));

    assertThat(checks("other hands"))
        .containsExactly(Check.ok("other hands", "neither Watchtower nor Portainer runs here"));
    assertThat(checks("systemd")).containsExactly(Check.ok("systemd", "no unit calls Compose"));
    assertThat(checks("cron"))
        .containsExactly(Check.ok("cron", "no table or script calls Compose"));
  }

  @Test
  void watchtowerMayUpdateEverything() {
    assertThat(watchtower("", Map.of()))
        .isEqualTo(
            Check.care(
                "other hands",
                "Watchtower may update 3 of our containers: db-db-1, site-app-1, site-web-1",
                "label them com.centurylinklabs.watchtower.enable=false;"
                    + " steward deploy --pull updates"));
  }

  @Test
  void watchtowerThatOnlyLooksOrWaitsForLabelsTouchesNone() {
    Check none = Check.ok("other hands", "Watchtower runs and touches none of our containers");

    assertThat(watchtower("--label-enable --cleanup", Map.of())).isEqualTo(none);
    assertThat(watchtower("", Map.of("WATCHTOWER_LABEL_ENABLE", "true"))).isEqualTo(none);
    assertThat(watchtower("", Map.of("WATCHTOWER_MONITOR_ONLY", "true"))).isEqualTo(none);
    assertThat(watchtower("--scope home", Map.of())).isEqualTo(none);
  }

  @Test
  void watchtowerUpdatesTheContainersItWasGiven() {
    assertThat(watchtower("--interval 30 --cleanup site-web-1", Map.of()).text())
        .isEqualTo("Watchtower may update 1 of our containers: site-web-1");
    assertThat(watchtower("--disable-containers=site-web-1,db-db-1", Map.of()).text())
        .isEqualTo("Watchtower may update 1 of our containers: site-app-1");
  }

  @Test
  void watchtowerHeedsTheLabelsOfContainers() {
    Watchtower plain = Watchtower.of(container("w", "containrrr/watchtower", "", Map.of())).get();
    Watchtower asked =
        Watchtower.of(container("w", "ghcr.io/nicholas-fedor/watchtower:1", "-e", Map.of())).get();
    Watchtower scoped =
        Watchtower.of(container("w", "containrrr/watchtower", "--scope=home", Map.of())).get();
    String label = "com.centurylinklabs.watchtower.";

    assertThat(plain.mayUpdate(labelled(Map.of()))).isTrue();
    assertThat(plain.mayUpdate(labelled(Map.of(label + "enable", "false")))).isFalse();
    assertThat(plain.mayUpdate(labelled(Map.of(label + "monitor-only", "true")))).isFalse();
    assertThat(asked.mayUpdate(labelled(Map.of()))).isFalse();
    assertThat(asked.mayUpdate(labelled(Map.of(label + "enable", "true")))).isTrue();
    assertThat(scoped.mayUpdate(labelled(Map.of(label + "scope", "home")))).isTrue();
    assertThat(scoped.mayUpdate(labelled(Map.of(label + "scope", "work")))).isFalse();
  }

  private Survey.Seen labelled(Map<String, String> labels) {
    return new Survey.Seen(
        "site", container("site-web-1", "nginx:1", "", Map.of()).state(), Wanted.START, labels);
  }

  @Test
  void whatPortainerUpdatesCouldNotBeChecked() {
    Survey.Seen its =
        new Survey.Seen(
            "blog",
            container("blog-web-1", "nginx:1", "", Map.of()).state(),
            Wanted.START,
            Map.of("com.docker.compose.project.working_dir", "/data/compose/7"));
    bench.target.seen =
        List.of(container("portainer", "portainer/portainer-ce:2.21.0", "", Map.of()), its);

    assertThat(checks("other hands"))
        .containsExactly(
            new Check(
                "other hands",
                Grade.NOT_MADE,
                "could not check: Portainer runs, and only its own pages tell what it updates;"
                    + " it keeps the files of blog",
                Optional.of("switch off 'GitOps updates' of these stacks in Portainer")));
  }

  @Test
  void namesTheUnitAndTheStackItCallsComposeFor() {
    bench.file(
        "host/etc/systemd/system/site.service",
        """
        [Service]
        WorkingDirectory=%s
        # ExecStart=/usr/bin/docker compose down
        ExecStart=/usr/bin/docker compose up -d
        ExecStartPost=/usr/bin/docker compose ps
        """
            .formatted(folder.resolve("stacks/site")));
    bench.file(
        "host/home/mark/.config/systemd/user/else.service",
        "[Service]\nExecStart=docker-compose -f /opt/x.yml up\n");

    assertThat(checks("systemd"))
        .containsExactly(
            Check.care(
                "systemd",
                "/etc/systemd/system/site.service:4 calls Compose for site",
                "take it out, or let it call: steward deploy site"),
            Check.ok(
                "systemd",
                "/home/mark/.config/systemd/user/else.service:2 calls Compose, for none of our"
                    + " stacks as far as it tells"));
  }

  @Test
  void namesTheLineOfCronAndTheStacks() {
    bench.file(
        "host/etc/crontab",
        "# docker compose pull\nSHELL=/bin/sh\n0 4 * * * root cd %s && docker compose pull -q\n"
            .formatted(folder.resolve("stacks/db")));
    bench.file(
        "host/etc/cron.weekly/update",
        "#!/bin/sh\ndocker-compose -f %s/compose.yaml -f %s/x.yaml up -d\n"
            .formatted(folder.resolve("stacks/site"), folder.resolve("stacks/db")));

    assertThat(checks("cron"))
        .extracting(Check::text)
        .containsExactly(
            "/etc/crontab:3 calls Compose for db",
            "/etc/cron.weekly/update:2 calls Compose for db, site");
  }

  @Test
  void looksIntoTheScriptsThatCronAndUnitsCall() {
    bench.file(
        "host/etc/cron.d/night",
        """
        0 4 * * * root /opt/update.sh >> /var/log/update.log 2>&1
        0 5 * * * root /usr/bin/docker-gc
        """);
    bench.file("host/var/log/update.log", "docker compose up -d in /srv\n");
    bench.file("host/usr/bin/docker-gc", "\177ELF docker compose up\n");
    bench.file(
        "host/opt/update.sh",
        """
        #!/bin/bash
        cd "%s" || exit
        docker compose pull
        cd /opt/else
        docker compose up -d
        """
            .formatted(folder.resolve("stacks/db")));
    bench.file("host/etc/systemd/system/up.service", "[Service]\nExecStart=/opt/update.sh\n");

    List<Check> found =
        List.of(
            Check.care(
                "cron",
                "/opt/update.sh:3 calls Compose for db",
                "take it out, or let it call: steward deploy db"),
            Check.ok(
                "cron",
                "/opt/update.sh:5 calls Compose, for none of our stacks as far as it tells"));
    assertThat(checks("cron")).isEqualTo(found);
    assertThat(checks("systemd"))
        .extracting(Check::text)
        .containsExactly(found.get(0).text(), found.get(1).text());
  }

  @Test
  void aClosedFolderCouldNotBeChecked() throws IOException {
    Path folderOfCron = folder.resolve("host/etc/cron.d");
    Files.createDirectories(folderOfCron.getParent());
    Files.createSymbolicLink(folderOfCron, folderOfCron);

    assertThat(checks("cron"))
        .containsExactly(
            Check.notMade(
                "cron", "/etc/cron.d cannot be read as " + System.getProperty("user.name")));
  }

  @Test
  void inAContainerTheHostCouldNotBeChecked() {
    bench.file("host/.dockerenv", "");
    String why = "Steward runs in a container and does not see the files of its host";

    assertThat(checks("cron")).containsExactly(Check.notMade("cron", why));
    assertThat(checks("systemd")).containsExactly(Check.notMade("systemd", why));
  }
}
