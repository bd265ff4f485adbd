// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Exposure;
import io.steward.core.homelab.Homelab;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstConfigurationTest {
  @TempDir Path parent;

  @Test
  void makesHomelabOfTwentyFoldersWithoutTouchingFile() throws IOException {
    Path lab = folder("My Lab");
    TwentyFolders.in(lab);
    Map<String, String> before = TwentyFolders.contents(lab);

    Initialised result = init(lab);

    Map<String, String> after = TwentyFolders.contents(lab);
    assertThat(after.keySet())
        .filteredOn(file -> !before.containsKey(file))
        .containsExactly("config/deployment.yaml", "config/services.yaml");
    assertThat(after).containsAllEntriesOf(before);
    assertThat(problems(lab)).isEmpty();
    assertThat(result.stacks()).isEqualTo(19);
    assertThat(result.leftOut())
        .containsExactly(
            "docker/broken/docker-compose.yml:3:1: a tab cannot indent YAML; use spaces");
  }

  @Test
  void guessesFromWhatTheFilesSay() throws IOException {
    Path lab = folder("lab");
    TwentyFolders.in(lab);
    init(lab);

    Homelab homelab = homelab(lab);

    assertThat(homelab.domains()).containsExactly("example.org");
    assertThat(homelab.stacks())
        .containsKeys("lab", "kuche-bad", "2048", "gitea", "old-gitea", "stack", "media")
        .doesNotContainKeys("broken", "x");
    assertThat(homelab.getService("authelia").hostname()).contains("auth.example.org");
    assertThat(homelab.getService("authelia").dependsOn()).containsExactly("traefik");
    assertThat(homelab.getService("whoami").hostname()).contains("who.example.org");
    assertThat(homelab.getService("whoami").exposure()).isEqualTo(Exposure.PUBLIC);
    assertThat(homelab.getService("homepage").exposure()).isEqualTo(Exposure.LAN);
    assertThat(homelab.getService("vaultwarden").exposure()).isEqualTo(Exposure.INTERNAL);
    assertThat(homelab.getService("pihole").exposure()).isEqualTo(Exposure.LAN);
    assertThat(homelab.getService("runner").dependsOn()).containsExactly("gitea");
    assertThat(homelab.getService("nextcloud").runs()).isEmpty();
    assertThat(homelab.getService("requests").runs())
        .map(Object::toString)
        .containsExactly("lab/requests", "lab/cache");
    assertThat(homelab.getService("sonarr").dependsOn()).containsExactly("traefik", "vpn");
    assertThat(homelab.servicesOf("lab")).hasSize(8);
    assertThat(homelab.getStack("monitoring").files())
        .containsExactly(lab.resolve("docker/monitoring/prod.compose.yml"));
    assertThat(homelab.getStack("old-gitea").project()).contains("old-gitea");
    assertThat(homelab.getStack("stack").project()).contains("stack");
  }

  @Test
  void givesReasonForEveryGuess() throws IOException {
    Path lab = folder("lab");
    TwentyFolders.in(lab);
    init(lab);

    String deployment = Files.readString(lab.resolve("config/deployment.yaml"));
    String services = Files.readString(lab.resolve("config/services.yaml"));

    assertThat(deployment)
        .contains(
            """
              # left out: docker/broken/docker-compose.yml:3:1: a tab cannot indent YAML; use spaces
              # broken:
              #   dir: docker/broken
            """,
            "  # note: docker-compose.arr.yml lies here, too, and is not used.",
            "  # note: .env.example lies here and .env does not: variables may be missing\n",
            "    project: old-gitea  # guess: another stack is called gitea already\n");
    assertThat(services)
        .contains(
            """
              whoami:
                stack: whoami
                exposure: public  # guess: who.example.org looks like a name of the internet
                hostname: who.example.org  # guess: from Traefik's labels; also me.example.org
                depends-on:
                  - traefik  # guess: Traefik answers for it
            """);
  }

  @Test
  void findsNothingNewWhenRunAgain() throws IOException {
    Path lab = folder("lab");
    TwentyFolders.in(lab);
    init(lab);
    Map<String, String> before = TwentyFolders.contents(lab);

    Initialised again = init(lab);

    assertThat(again.written()).isEmpty();
    assertThat(again.kept()).containsExactly("config/deployment.yaml", "config/services.yaml");
    assertThat(again.missing()).isEmpty();
    assertThat(TwentyFolders.contents(lab)).isEqualTo(before);
    assertThat(text(again)).endsWith("Nothing is new.");
  }

  @Test
  void tellsWhatIsNewAsYamlThatFits() throws IOException {
    Path lab = folder("lab");
    write(lab, "web/compose.yaml", "services: { web: { image: nginx, ports: ['80:80'] } }\n");
    init(lab);
    write(lab, "apps/db/compose.yaml", "services: { db: { image: postgres } }\n");

    Initialised again = init(lab);

    assertThat(again.missing())
        .containsExactly(
            new Initialised.Missing(
                "config/deployment.yaml", List.of("db"), "stacks:\n  db:\n    dir: apps/db\n"),
            new Initialised.Missing(
                "config/services.yaml",
                List.of("db"),
                """
                services:
                  db:
                    stack: db
                    exposure: internal  # guess: it publishes no port and has no host name
                """));
  }

  @Test
  void writesLabThatIsValidIntoEmptyFolder() throws IOException {
    Path lab = folder("lab");
    Files.createDirectories(lab.resolve(".git"));

    Initialised result = init(lab);

    assertThat(text(result))
        .isEqualTo(
            """
            Looked for Compose files in %s and below. None was changed.
            Found 1 stack with 1 service.

            + stacks/hello/compose.yaml  written
            + stacks/hello/html/index.html  written
            + config/deployment.yaml  written
            + config/services.yaml  written

            Read the guesses in the files, then: steward config validate"""
                .formatted(lab));
    assertThat(problems(lab)).isEmpty();
    assertThat(homelab(lab).getStack("hello").dir()).isEqualTo(lab.resolve("stacks/hello"));
  }

  @Test
  void writesNothingWhenItIsOnlyTried() throws IOException {
    Path lab = folder("lab");

    Initialised result = FirstConfiguration.write(lab, true);

    assertThat(result.written()).hasSize(4);
    assertThat(TwentyFolders.contents(lab)).isEmpty();
  }

  @Test
  void breaksCircleOfGuesses() throws IOException {
    Path lab = folder("lab");
    write(
        lab,
        "traefik/compose.yaml",
        """
        services: { traefik: { image: traefik, ports: ['80:80'], networks: [app] } }
        networks: { app: { external: true, name: app_default } }
        """);
    write(
        lab,
        "app/compose.yaml",
        """
        services:
          app: { image: app, labels: ["traefik.http.routers.a.rule=Host(`app.lan`)"] }
        """);

    init(lab);

    assertThat(problems(lab)).isEmpty();
    assertThat(homelab(lab).getService("app").dependsOn()).containsExactly("traefik");
    assertThat(Files.readString(lab.resolve("config/services.yaml")))
        .contains(
            "# left out of depends-on: app (network app_default belongs to app): it needs this one"
                + " already\n");
  }

  @Test
  void leavesOutFilesThatOthersTakeIn() throws IOException {
    Path lab = folder("lab");
    write(lab, "compose.yaml", "include: [sub/compose.yaml]\nservices: { a: { image: a } }\n");
    write(lab, "sub/compose.yaml", "services: { b: { image: b } }\n");

    assertThat(init(lab).stacks()).isEqualTo(1);
    assertThat(problems(lab)).isEmpty();
  }

  @Test
  void refusesFolderInsideHomelab() throws IOException {
    Path lab = folder("lab");
    write(lab, "web/compose.yaml", "services: { web: { image: nginx } }\n");
    init(lab);

    try (var steward = start(lab.resolve("web"))) {
      assertThatThrownBy(() -> steward.run("init", Map.of(), Run.of("test", lab.resolve("web"))))
          .isInstanceOf(OperationException.class)
          .hasMessage(lab.resolve("web") + " lies in the homelab " + lab + " already");
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(parent.resolve(name));
  }

  private static Initialised init(Path lab) {
    try (var steward = start(lab)) {
      return (Initialised) steward.run("init", Map.of(), Run.of("test", lab));
    }
  }

  private static List<String> problems(Path lab) {
    try (var steward = start(lab)) {
      return steward.configuration().problems().stream().map(Problem::toString).toList();
    }
  }

  private static Homelab homelab(Path lab) {
    try (var steward = start(lab)) {
      return steward.get(Homelab.class);
    }
  }

  private static Steward start(Path lab) {
    return Steward.start(ConfigurationSource.of(lab, Map.of()), Plugins.find());
  }

  private static String text(Initialised result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  private static void write(Path lab, String file, String text) throws IOException {
    Path path = lab.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
