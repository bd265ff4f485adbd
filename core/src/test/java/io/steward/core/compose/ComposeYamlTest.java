// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeYamlTest {
  @TempDir Path folder;

  @Test
  void writesYamlThatReadsToTheSameProject() throws IOException {
    ComposeProject project =
        read(
            """
            name: site
            services:
              web:
                image: nginx:1.27
                command: ["0o17", "y", "1:30", "2020-01-01", "a: b", "", "~", "$$x", "- q", "é\\n"]
                labels: {"a.b/c": "yes", "on": "012"}
                deploy: {replicas: 0}
                ulimits: {nofile: {soft: 0, hard: 0}}
                blkio_config: {weight_device: [{path: /dev/sda, weight: 7}]}
            """);

    assertThat(project.toYaml())
        .contains("    image: nginx:1.27\n", "      - \"0o17\"\n", "      - \"$$x\"\n")
        .contains("      a.b/c: \"yes\"\n", "      \"on\": \"012\"\n");
    assertThat(read(project.toYaml())).isEqualTo(project);
  }

  @Test
  void givesAServiceANewFingerprintWhenItChanges() throws IOException {
    ComposeProject one = read("name: a\nservices: {w: {image: x}, v: {image: y}}\n");
    ComposeProject two = read("name: a\nservices: {w: {image: z}, v: {image: y}}\n");

    assertThat(one.hashes().get("w")).hasSize(64).isNotEqualTo(two.hashes().get("w"));
    assertThat(one.hashes().get("v")).isEqualTo(two.hashes().get("v"));
  }

  @Test
  void tellsProblemsAndTheProjectWhereItCanBeHad() throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"), "services: {w: {image: x, networks: [n], scale: x}}\n");
    ComposeCheck typed = new ComposeReader().check(ComposeRequest.of(folder));
    Files.writeString(folder.resolve("compose.yaml"), "services: {w: {image: x, networks: [n]}}\n");
    ComposeCheck named = new ComposeReader().check(ComposeRequest.of(folder));

    assertThat(typed.problems()).hasSize(2);
    assertThat(typed.project()).isEmpty();
    assertThat(typed.written().find("services", "w", "scale")).isPresent();
    assertThat(named.problems()).hasSize(1);
    assertThat(named.project().orElseThrow().services()).containsKey("w");
  }

  private ComposeProject read(String text) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), text);
    return new ComposeReader().read(ComposeRequest.of(folder));
  }
}
