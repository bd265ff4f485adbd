// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.DataConsent;
import io.steward.core.deploy.DataRisks;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.StackOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Data stays with its service on the engine, or the deploy is refused. */
class DataGuardOnEngineTest extends GuardedOnEngine {
  private final List<String> volumes = new ArrayList<>();
  private final List<String> images = new ArrayList<>();

  @AfterEach
  void removeWhatIsNoStacks() {
    lab.close();
    volumes.forEach(volume -> lab.docker("volume", "rm", volume));
    images.forEach(image -> lab.docker("rmi", "-f", image));
  }

  private boolean exists(String volume) {
    return lab.docker("volume", "inspect", volume).succeeded();
  }

  @Test
  void aRenamedVolume() {
    lab.stack("app", VOLUME);
    lab.deploy("app");
    write("/data");
    lab.stack("app", VOLUME.replace("data:/data", "other:/data").replace("data: {}", "other: {}"));
    String other = project() + "_other";

    refuses(
        "would get volume "
            + other
            + " (not there yet) at /data in place of volume "
            + project()
            + "_data (holds data)");
    assertThat(exists(other)).isFalse();

    accepts(other);
    assertThat(exists(other)).isTrue();
    assertThat(exists(project() + "_data")).isTrue();
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  @Test
  void aStoppedContainerIsLookedIntoToo() {
    lab.stack("app", VOLUME);
    lab.deploy("app");
    write("/data");
    words("stop", "-t", "0", container());
    lab.stack("app", VOLUME.replace("data: {}", "data: {name: " + project() + "_b}"));

    assertThat(risks().moves())
        .singleElement()
        .matches(move -> move.holds().words().equals("holds data"));
  }

  @Test
  void aVolumeThatIsEmptyMayGo() {
    lab.stack("app", VOLUME);
    lab.deploy("app");
    lab.stack("app", "services: {db: {image: 'steward/tiny:1'}}\n");

    assertThat(risks()).isEqualTo(DataRisks.NONE);
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aVolumeThatIsDropped() {
    lab.stack("app", VOLUME);
    lab.deploy("app");
    write("/data");
    lab.stack("app", "services: {db: {image: 'steward/tiny:1'}}\n");

    refuses("would get no volume at /data in place of volume " + project() + "_data (holds data)");
    accepts("app/db:/data");
    assertThat(exists(project() + "_data")).isTrue();
  }

  @Test
  void externalAddedAndDropped() {
    String foreign = project() + "_foreign";
    volumes.add(foreign);
    words("volume", "create", foreign);
    lab.stack("app", VOLUME);
    lab.deploy("app");
    write("/data");
    String own = project() + "_data";
    String external = VOLUME.replace("data: {}", "data: {external: true, name: " + foreign + "}");
    lab.stack("app", external);

    refuses(
        "would get volume "
            + foreign
            + " (empty) at /data in place of volume "
            + own
            + " (holds data)");
    accepts(foreign);
    write("/data");
    lab.stack("app", VOLUME);
    refuses(
        "would get volume "
            + own
            + " (holds data) at /data in place of volume "
            + foreign
            + " (holds data)");
  }

  @Test
  void itsOwnVolumeCalledExternalIsTheSame() {
    lab.stack("app", VOLUME);
    lab.deploy("app");
    write("/data");
    lab.stack(
        "app",
        VOLUME.replace("data: {}", "data: {external: true, name: " + project() + "_data}")
            + "x-more: {}\n");

    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  @Test
  void orderReadOnlyAndMoreMountsPass() {
    lab.write("stacks/app/files/base", "rows\n");
    lab.stack("app", VOLUME.replace("[\"data:/data\"]", "[\"data:/data\", \"./files:/files\"]"));
    lab.deploy("app");
    write("/data");
    lab.stack(
        "app",
        VOLUME
            .replace(
                "[\"data:/data\"]",
                "[\"more:/more\", \"./files:/files:ro\", \"data:/data/\", \"/anonymous\"]")
            .replace("data: {}", "data: {}\n  more: {}"));

    assertThat(risks()).isEqualTo(DataRisks.NONE);
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
    assertThat(readBack("/data")).isEqualTo("rows");
  }

  private String image(String name, String... lines) {
    images.add(name);
    lab.write("image/Dockerfile", "FROM steward/tiny:1\n" + String.join("\n", lines) + "\n");
    words("build", "-t", name, "image");
    return name;
  }

  private void remember() {
    String names = "{{range .Mounts}}{{.Name}} {{end}}";
    volumes.addAll(List.of(words("inspect", "-f", names, container()).split(" ")));
  }

  @Test
  void anAnonymousVolumeThatComposeHandsOn() {
    String image = image(project() + ":declares", "VOLUME /data");
    String plain = "services: {db: {image: '" + image + "', environment: {COLOUR: blue}}}\n";
    lab.stack("app", plain);
    lab.deploy("app");
    write("/data");
    remember();
    lab.stack("app", plain.replace("blue", "green"));

    assertThat(risks()).isEqualTo(DataRisks.NONE);
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
    assertThat(readBack("/data")).isEqualTo("rows");

    String written = "services: {db: {image: 'steward/tiny:1', volumes: [/data]}}\n";
    lab.stack("app", written);
    assertThat(risks()).isEqualTo(DataRisks.NONE);
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
    assertThat(readBack("/data")).isEqualTo("rows");
  }

  @Test
  void anAnonymousVolumeThatNobodyAsksForAnyMore() {
    lab.stack("app", "services: {db: {image: 'steward/tiny:1', volumes: [/data]}}\n");
    lab.deploy("app");
    write("/data");
    remember();
    lab.stack("app", "services: {db: {image: 'steward/tiny:1', environment: {A: b}}}\n");
    refuses("would get no volume at /data in place of an anonymous volume (holds data)");

    lab.stack("app", VOLUME);
    refuses(
        "would get volume "
            + project()
            + "_data (not there yet) at /data in place of an anonymous volume (holds data)");
    accepts(project() + "_data");
  }

  @Test
  void aDatabaseWhoseTagTellsNothingIsRefusedOnceItsImageIsThere() {
    String image = lab.docker.registry() + "/" + project() + "/postgres:latest";
    String old = image(project() + "/postgres:16", "ENV PG_MAJOR=16");
    image(image, "ENV PG_MAJOR=17");
    words("push", image);
    words("rmi", image);
    String stack = VOLUME.replace("steward/tiny:1", old);
    lab.stack("app", stack);
    lab.deploy("app");
    write("/data");
    lab.stack("app", stack.replace(old, image));
    Map<String, String> before = lab.ids("app");

    assertThat(risks().jumps())
        .singleElement()
        .matches(jump -> jump.to().equals("PostgreSQL of a version that cannot be told"));
    assertThat(lab.plan("app").failure()).isEmpty();
    assertThatThrownBy(() -> lab.deploy("app"))
        .hasMessage(
            "deploy refused: app/db would go from PostgreSQL 16 to PostgreSQL 17 with its data;"
                + " nothing was touched");
    assertThat(lab.ids("app")).isEqualTo(before);
    assertThat(lab.plan("app").stacks().get(0).noSureWayBack()).containsExactly("db");
    assertThat(outcome(accepting(new DataConsent(Set.of(), true)))).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void whatTheNewVersionWroteIsNamedAfterTheWayBack() {
    String sick =
        """
        services:
          db:
            image: steward/tiny:2
            volumes: ["data:/data", "./files:/files"]
            healthcheck: {test: ["CMD", "false"], interval: 1s, retries: 1, timeout: 2s}
        volumes:
          data: {}
        """;
    lab.stack("app", VOLUME);
    lab.deploy("app");
    lab.stack("app", sick);

    StackOutcome app = lab.deploy("app").stacks().get(0);

    assertThat(app.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(app.writes())
        .extracting(write -> write.service() + " " + write.version() + " " + write.place().name())
        .containsExactly(
            "db 2 " + project() + "_data", "db 2 " + folder.resolve("stacks/app/files"));
    assertThat(app.writes())
        .allMatch(write -> write.length().orElseThrow().compareTo(Duration.ofMinutes(1)) < 0);
  }
}
