// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import io.steward.core.operation.Tabular;
import io.steward.core.operation.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomelabOperationsTest {
  @TempDir Path folder;

  @BeforeEach
  void lab() throws IOException {
    write("stacks/proxy/compose.yaml", "services: {}\n");
    write("stacks/website/compose.yaml", "services: {}\n");
    write(
        "config/deployment.yaml",
        """
        id: nuc
        secret-stores: { env: env }
        stacks:
          proxy:
          website:
            after: proxy
            environment:
              LEVEL: info
              PASSWORD: ${secret:db/password}
        """);
    write(
        "config/services.yaml",
        """
        services:
          traefik: { stack: proxy, exposure: public }
          page:
            stack: website
            hostname: www.example.org
            depends-on: [traefik]
            runs: [website/web]
            owner: mark
        """);
  }

  @Test
  void saysWhatWasCheckedWhenNothingIsWrong() {
    Record result = run("config validate", Map.of());

    assertThat(text(result))
        .isEqualTo(
            """
            Read config/deployment.yaml, config/services.yaml.
            2 services, 2 stacks: no problems.""");
    assertThat(((Verdict) result).failure()).isEmpty();
  }

  @Test
  void listsEveryProblemOfConfigurationThatIsNotValid() throws IOException {
    write("config/services.yaml", "services: { page: { stack: websit, owner: [x] } }\nextra: 1\n");
    write("config/deployment.yaml", "id: nuc\nparallel: 0\n");

    Record result = run("config validate", Map.of());

    assertThat(text(result))
        .isEqualTo(
            """
            Read config/deployment.yaml, config/services.yaml.

            ✗ config/deployment.yaml:2:1  parallel
              is less than 1
              hint: write 1 to deploy one stack after the other

            ✗ config/services.yaml:1:43  services.page.owner
              expected text, found a list

            ✗ config/services.yaml:2:1  extra
              unknown key
              hint: known: services""");
    assertThat(((Verdict) result).failure()).contains(ErrorKind.CONFIGURATION);
    assertThat(((Verdict) result).error()).contains("configuration is not valid: 3 problems");
  }

  @Test
  void validatesHomelabWithoutServices() throws IOException {
    Files.delete(folder.resolve("config/services.yaml"));

    assertThat(text(run("config validate", Map.of())))
        .isEqualTo("Read config/deployment.yaml.\n0 services, 2 stacks: no problems.");
  }

  @Test
  void saysWhereThereIsNoHomelab() throws IOException {
    Files.delete(folder.resolve("config/services.yaml"));
    Files.delete(folder.resolve("config/deployment.yaml"));

    assertThatThrownBy(() -> run("config validate", Map.of()))
        .isInstanceOf(HomelabException.class)
        .hasMessage("there is no homelab in " + folder + ": none of its files lies in config");
  }

  @Test
  void showsEveryValueWithItsOriginAndHidesSecrets() throws IOException {
    write("config/environments/staging/deployment.yaml", "timeouts: { pull: 5m }\n");
    var source =
        new ConfigurationSource(
            folder,
            Optional.of("staging"),
            Map.of("STEWARD_SECRET_DB_PASSWORD", "hunter2", "STEWARD__DEPLOYMENT__PARALLEL", "2"),
            Map.of("deployment.timeouts.gate", "1m"));

    String shown = table(run(source, "config show", Map.of("file", "deployment")));

    assertThat(shown)
        .contains(
            "deployment.id                                   nuc       config/deployment.yaml:1")
        .containsPattern("deployment\\.parallel +2 +environment variable STEWARD__DEPLOYMENT__PARA")
        .containsPattern("timeouts\\.pull +5m +config/environments/staging/deployment\\.yaml:1\n")
        .containsPattern("timeouts\\.gate +1m +override deployment\\.timeouts\\.gate\n")
        .containsPattern("timeouts\\.apply +10m +default\n")
        .containsPattern("website\\.environment\\.LEVEL +info +config/deployment\\.yaml:8\n")
        .containsPattern("environment\\.PASSWORD +\\(hidden\\) +config/deployment\\.yaml:9\n")
        .containsPattern("stacks\\.website\\.after +proxy +config/deployment\\.yaml:6\n")
        .doesNotContain("hunter2", "services.");
  }

  @Test
  void namesNearestFileWhenThereIsNone() {
    assertThatThrownBy(() -> run("config show", Map.of("file", "deploiment")))
        .isInstanceOf(HomelabException.class)
        .hasMessage("there is no configuration file 'deploiment'")
        .extracting(e -> ((HomelabException) e).hints())
        .asString()
        .isEqualTo("[did you mean 'deployment'?]");
  }

  @Test
  void printsSchemaOfFile() {
    assertThat(text(run("config schema", Map.of("file", "services"))))
        .startsWith("{\n  \"$schema\" : \"https://json-schema.org/draft/2020-12/schema\"")
        .contains("\"public\", \"lan\", \"internal\"");
  }

  @Test
  void listsServices() {
    assertThat(table(run("service list", Map.of())))
        .isEqualTo(
            """
            SERVICE  STACK    EXPOSURE  HOSTNAME         NEEDS
            traefik  proxy    public
            page     website  lan       www.example.org  traefik""");
  }

  @Test
  void showsService() {
    assertThat(text(run("service show", Map.of("name", "traefik"))))
        .isEqualTo(
            """
            traefik
              stack       proxy on local
              runs        all of the stack
              exposure    public
              hostname    none
              needs       nothing
              needed by   page""");
  }

  @Test
  void refusesServiceThatIsNotThere() {
    assertThatThrownBy(() -> run("service show", Map.of("name", "traffic")))
        .isInstanceOf(HomelabException.class)
        .hasMessage("there is no service 'traffic'");
  }

  @Test
  void drawsServicesForMermaid() {
    assertThat(text(run("service graph", Map.of())))
        .isEqualTo(
            """
            flowchart LR
              subgraph s0["proxy"]
                n0["traefik<br/>public"]
              end
              subgraph s1["website"]
                n1["page<br/>www.example.org"]
              end
              n1 --> n0""");
  }

  @Test
  void drawsServicesForGraphviz() {
    assertThat(text(run("service graph", Map.of("as", "dot"))))
        .isEqualTo(
            """
            digraph services {
              rankdir=LR
              node [shape=box]
              subgraph cluster_0 {
                label="proxy"
                "traefik" [label="traefik\\npublic"]
              }
              subgraph cluster_1 {
                label="website"
                "page" [label="page\\nwww.example.org"]
              }
              "page" -> "traefik"
            }""");
  }

  private Record run(String name, Map<String, ?> input) {
    var variables = Map.of("STEWARD_SECRET_DB_PASSWORD", "hunter2");
    return run(ConfigurationSource.of(folder, variables), name, input);
  }

  private Record run(ConfigurationSource source, String name, Map<String, ?> input) {
    try (var steward = Steward.start(source, Plugins.find())) {
      return steward.run(name, input, Run.of("test", folder));
    }
  }

  private static String text(Record result) {
    var page = new Page();
    ((Printable) result).print(page);
    return page.plain();
  }

  private static String table(Record result) {
    var tabular = (Tabular) result;
    return new Page().table(tabular.table(), tabular.ifEmpty()).plain();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
