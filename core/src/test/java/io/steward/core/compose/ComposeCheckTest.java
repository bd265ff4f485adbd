// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project whose parts do not fit together is still there to look at. */
class ComposeCheckTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "networks: [gone]",
        "volumes: ['gone:/data']",
        "volumes: [{type: bind, target: /data}]",
        "secrets: [gone]",
        "configs: [{source: gone}]",
        "depends_on: [gone]",
        "depends_on: [web]",
        "depends_on: {other: {condition: service_started}}",
        "links: [gone]",
        "network_mode: 'service:gone'",
        "network_mode: host\n    networks: [default]",
        "volumes_from: [gone]",
        "env_file: gone.env",
        "label_file: gone.labels",
        "container_name: one\n    scale: 2",
        "scale: 2\n    deploy: {replicas: 1}",
        "cpus: 1\n    deploy: {resources: {limits: {cpus: 2}}}",
        "mem_limit: 1g\n    deploy: {resources: {limits: {memory: 2g}}}",
        "pids_limit: 1\n    deploy: {resources: {limits: {pids: 2}}}",
        "models: [gone]",
        "build: {context: ., dockerfile: a, dockerfile_inline: b}",
        "build: {context: ., secrets: [gone]}",
        "build: {context: ., additional_contexts: {a: 'service:gone'}}",
        "platform: linux/amd64\n    build: {context: ., platforms: [linux/arm64]}",
        "develop: {watch: [{path: a, action: sync}]}",
        "image: ''",
      })
  void keepsAProjectWhoseServiceDoesNotFit(String line) throws IOException {
    String image = line.startsWith("image") ? "" : "    image: a:1\n";
    write(
        "services:\n  web:\n"
            + image
            + "    "
            + line
            + "\n  other:\n    image: b:1\n    depends_on: [web]\n");

    keepsEverything();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "volumes: {v: {external: true, driver: x}}",
        "secrets: {s: {file: a, environment: B}}",
        "secrets: {s: {}}",
        "configs: {c: {file: a, content: b}}",
      })
  void keepsAProjectWhoseResourcesDoNotFit(String line) throws IOException {
    write("services:\n  web:\n    image: a:1\n  other:\n    image: b:1\n" + line + "\n");

    keepsEverything();
  }

  @Test
  void keepsWhatIsWrittenWhenAValueIsNotWhatItMustBe() throws IOException {
    write("services:\n  web:\n    image: a:1\n    ports: [x]\n  other:\n    image: b:1\n");

    ComposeCheck check = check();

    assertThat(check.problems()).hasSize(1);
    assertThat(check.project()).isEmpty();
    assertThat(check.written().find("services", "other", "image").orElseThrow().text())
        .isEqualTo("b:1");
  }

  private void keepsEverything() {
    ComposeCheck check = check();

    assertThat(check.problems()).isNotEmpty();
    assertThat(check.project().orElseThrow().services()).containsOnlyKeys("web", "other");
    assertThat(check.project().orElseThrow().written()).isEqualTo(check.written());
    assertThat(check.written().find("services", "other", "image").orElseThrow().at().line())
        .isPositive();
  }

  private ComposeCheck check() {
    return new ComposeReader().check(ComposeRequest.of(folder));
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), text);
  }
}
