// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Exposure;
import io.steward.core.homelab.Homelab;
import io.steward.core.kind.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomelabCheckTest {
  @TempDir Path folder;

  @BeforeEach
  void stacks() throws IOException {
    for (String stack : List.of("proxy", "website", "database")) {
      write("stacks/" + stack + "/compose.yaml", "services: {}\n");
    }
  }

  @Test
  void acceptsHomelabWithoutProblems() throws IOException {
    writeWholeLab();

    try (var steward = start()) {
      Homelab homelab = steward.get(Homelab.class);

      assertThat(steward.configuration().problems()).isEmpty();
      assertThat(homelab.id()).hasToString("nuc");
      assertThat(homelab.targets()).containsExactly("local");
      assertThat(homelab.getService("page").exposure()).isEqualTo(Exposure.PUBLIC);
      assertThat(homelab.getStack("website").dir()).isEqualTo(folder.resolve("stacks/website"));
      assertThat(homelab.getStack("website").files())
          .containsExactly(folder.resolve("stacks/website/compose.yaml"));
      assertThat(homelab.getStack("website").environment().get("PORT")).hasToString("8080");
      assertThat(homelab.graph().waves())
          .containsExactly(List.of("proxy"), List.of("database"), List.of("website"));
      assertThat(homelab.graph().dependentsOf("proxy")).containsExactly("database", "website");
      assertThatThrownBy(() -> homelab.getStack("web-site"))
          .isInstanceOf(OperationException.class)
          .hasMessage("there is no stack 'web-site'");
    }
  }

  @Test
  void givesDefaultsWhereNothingIsSaid() throws IOException {
    write("config/deployment.yaml", "id: nuc\n");

    try (var steward = start()) {
      DeploymentFile file = steward.configuration().get(DeploymentFile.class);

      assertThat(file.parallel()).isEqualTo(4);
      assertThat(file.state().keep()).isEqualTo(new KeepSettings(20, Duration.ofDays(90), 3));
      assertThat(file.timeouts().pull()).hasMinutes(15);
      assertThat(file.timeouts().lock()).isZero();
      assertThat(file.state().folder()).isEmpty();
      assertThat(file.defaultTarget()).isEqualTo("local");
    }
  }

  @Test
  void namesEveryProblemAtOnce() throws IOException {
    write(
        "config/deployment.yaml",
        """
        id: nuc
        paralel: 5
        parallel: 0
        default-target: nas
        stacks:
          proxy: { after: [webside], project: one }
          website: { project: one, target: elsewhere }
          gone: {}
          database: { files: [extra.yaml], env-files: [none.env] }
        """);

    assertThat(problems())
        .containsExactly(
            "config/deployment.yaml:2:1: paralel: unknown key (did you mean 'parallel'?)",
            "config/deployment.yaml:3:1: parallel: is less than 1"
                + " (write 1 to deploy one stack after the other)",
            "config/deployment.yaml:4:1: default-target: there is no target 'nas' (known: local)",
            "config/deployment.yaml:6:20: stacks.proxy.after[0]: there is no stack 'webside'"
                + " (did you mean 'website'?)",
            "config/deployment.yaml:7:28: stacks.website.target: there is no target 'elsewhere'"
                + " (known: local)");
  }

  @Test
  void refusesToKeepNothingToGoBackTo() throws IOException {
    write("config/deployment.yaml", "id: nuc\nstate:\n  keep:\n    revisions: 1\n    images: 0\n");

    assertThat(problems())
        .containsExactly(
            "config/deployment.yaml:4:5: state.keep.revisions: is less than 2"
                + " (write 2 to keep one to go back to)",
            "config/deployment.yaml:5:5: state.keep.images: is less than 1"
                + " (write 1 to keep what runs)");
  }

  @Test
  void namesEveryServiceThatLeadsNowhere() throws IOException {
    write("config/deployment.yaml", "id: nuc\nstacks: { proxy: {}, website: {}, database: {} }\n");
    write(
        "config/services.yaml",
        """
        services:
          page: { stack: websit, depends-on: [db, bd] }
          db: { stack: database, runs: [database/db, data/cache] }
        """);

    assertThat(problems())
        .containsExactly(
            "config/services.yaml:2:11: services.page.stack: there is no stack 'websit'"
                + " (did you mean 'website'?)",
            "config/services.yaml:2:43: services.page.depends-on[1]: there is no service 'bd'"
                + " (did you mean 'db'?)",
            "config/services.yaml:3:46: services.db.runs[1]: there is no stack 'data'"
                + " (known: database, proxy, website)");
  }

  @Test
  void refusesTwoStacksOfOneProject() throws IOException {
    write("other/Proxy/compose.yaml", "services: {}\n");
    write("named/compose.yaml", "name: proxy\nservices: {}\n");
    write(
        "config/deployment.yaml",
        """
        id: nuc
        stacks:
          proxy: {}
          other: { dir: other/Proxy }
          named: { dir: named, project: named }
          again: { dir: named }
        """);

    assertThat(problems())
        .containsExactly(
            "config/deployment.yaml:4:3: stacks.other.project: its Compose project 'proxy' is also"
                + " that of stack 'proxy' (give one of them another name with project)",
            "config/deployment.yaml:6:3: stacks.again.project: its Compose project 'proxy' is also"
                + " that of stack 'proxy' (give one of them another name with project)");
  }

  @Test
  void printsPathOfCycleBetweenServices() throws IOException {
    write("config/deployment.yaml", "id: nuc\nstacks: { website: {}, proxy: {} }\n");
    write(
        "config/services.yaml",
        """
        services:
          a: { stack: website, depends-on: b }
          b: { stack: proxy, depends-on: c }
          c: { stack: proxy, depends-on: a }
        """);

    assertThat(problems())
        .containsExactly(
            "config/services.yaml:2:24: services.a.depends-on: services need each other:"
                + " a → b → c → a (take one of these out of depends-on)");
  }

  @Test
  void printsPathOfCycleBetweenStacks() throws IOException {
    write(
        "config/deployment.yaml", "id: nuc\nstacks: { website: {}, proxy: { after: website } }\n");
    write(
        "config/services.yaml",
        """
        services:
          page: { stack: website, depends-on: gate }
          gate: { stack: proxy }
        """);

    assertThat(problems())
        .containsExactly(
            "config/deployment.yaml:2:33: stacks.proxy: stacks need each other, by after or by"
                + " depends-on of their services: proxy → website → proxy (take one of these out"
                + " of after, or move a service to a stack of its own)");
  }

  @Test
  void refusesBadIdAtItsPlace() throws IOException {
    write("config/deployment.yaml", "parallel: 2\nid: My Lab\n");

    assertThat(problems())
        .containsExactly(
            "config/deployment.yaml:2:5: id: 'My Lab' is not an id: lower-case letters, digits and"
                + " hyphens, no hyphen first");
  }

  @Test
  void refusesToGiveHomelabThatIsNotValid() throws IOException {
    write("config/services.yaml", "services: { a: { stack: proxy } }\n");

    try (var steward = start()) {
      assertThatThrownBy(() -> steward.get(Homelab.class))
          .isInstanceOf(InvalidException.class)
          .hasMessage("configuration is not valid: config/deployment.yaml: id: is missing");
    }
  }

  private void writeWholeLab() throws IOException {
    write(
        "config/deployment.yaml",
        """
        id: nuc
        domains: [example.org]
        addresses: { lan: 192.168.178.10 }
        stacks:
          proxy: {}
          database: { dir: stacks/database, after: proxy }
          website:
            files: [compose.yaml]
            environment: { LEVEL: info, PORT: 8080 }
            gate: { monitor: 10s, timeout: 2m }
            on-file-change: signal
        """);
    write(
        "config/services.yaml",
        """
        services:
          page:
            stack: website
            exposure: public
            hostname: www.example.org
            depends-on: [db]
            runs: [website/web]
          db: { stack: database }
        """);
  }

  private Steward start() {
    return Steward.start(ConfigurationSource.of(folder, Map.of()), Plugins.find());
  }

  private List<String> problems() {
    try (var steward = start()) {
      return steward.configuration().problems().stream().map(Problem::toString).toList();
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
