// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that a release rejects or ignores are named with their place and the release they need. */
class ComposeVersionsTest {
  @TempDir Path folder;

  @Test
  void namesWhatAReleaseRejectsOrIgnores() throws IOException {
    List<NewerKey> keys =
        keys(
            """
            services:
              web:
                image: a
                post_start: [{command: x}]
                pull_policy: every_2h
                label_file: l
                env_file: [{path: e, required: false}]
            """);

    assertThat(problems(keys, "Compose 2.26.1"))
        .containsExactly(
            "compose.yaml:6:5: services.web.label_file: needs Compose 2.32.0; 2.26.1 rejects or"
                + " ignores it (remove the key or update Compose)",
            "compose.yaml:4:5: services.web.post_start: needs Compose 2.30.0; 2.26.1 rejects or"
                + " ignores it (remove the key or update Compose)",
            "compose.yaml:5:5: services.web.pull_policy: needs Compose 2.34.0; 2.26.1 rejects or"
                + " ignores it (remove the key or update Compose)");
    assertThat(problems(keys, "2.30.0")).hasSize(2);
    assertThat(problems(keys, "v5.0.0")).isEmpty();
    assertThat(problems(keys, "simulated Compose")).isEmpty();
  }

  @Test
  void leavesWhatOnlyTheReaderDoesToARebuiltRelease() throws IOException {
    List<NewerKey> keys = keys("services: {web: {image: a, label_file: l}}\n");

    assertThat(problems(keys, "2.26.1-4")).isEmpty();
    assertThat(problems(keys, "2.26.1")).hasSize(1);
  }

  @Test
  void namesWhatNoReleaseDoes() throws IOException {
    List<NewerKey> keys = keys("services: {web: {image: a, pull_refresh_after: 1d}}\n");

    assertThat(problems(keys, "9.0.0"))
        .containsExactly(
            "compose.yaml:1:28: services.web.pull_refresh_after: no release of Compose does what it"
                + " says (remove the key or update Compose)");
  }

  /** The release that rejects or ignores a key, and the one after it, which does what it says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          annotations: {a: b} | 2.25.0 | 2.26.0
          storage_opt: {size: 1G} | 2.24.3 | 2.24.4
          healthcheck: {test: x, start_interval: 1s} | 2.23.3 | 2.24.0
          networks: {default: {mac_address: "02:42:ac:11:65:43"}} | 2.23.3 | 2.24.0
          networks: {default: {driver_opts: {a: b}}} | 2.27.0 | 2.27.1
          networks: {default: {gw_priority: 1}} | 2.33.0 | 2.33.1
          networks: {default: {interface_name: eth1}} | 2.35.1 | 2.36.0
          ports: [{target: 80, app_protocol: http}] | 2.24.7 | 2.25.0
          ports: [{target: 80, name: web}] | 2.24.7 | 2.25.0
          devices: [{source: /dev/a, target: /dev/b}] | 2.29.2 | 2.29.3
          env_file: [{path: l}] | 2.23.3 | 2.24.0
          provider: {type: cloud} | 2.34.0 | 2.35.0
          use_api_socket: true | 2.37.1 | 2.37.2
          build: {context: ., provenance: "true"} | 2.38.2 | 2.39.0
          build: {context: ., no_cache_filter: a} | 2.40.3 | 5.0.0
          build: {context: ., entitlements: [a]} | 2.26.1 | 2.27.0
          volumes: [{type: bind, source: /a, target: /a, bind: {recursive: disabled}}] | 2.29.7 | 2.30.0
          gpus: all | 2.29.7 | 2.30.0
          """)
  void knowsTheReleaseThatDoesWhatAKeySays(String line, String before, String since)
      throws IOException {
    List<NewerKey> keys = keys("services:\n  web:\n    image: a\n    " + line + "\n");

    assertThat(problems(keys, before))
        .singleElement()
        .asString()
        .contains("needs Compose " + since + "; " + before + " rejects or ignores it");
    assertThat(problems(keys, since)).isEmpty();
  }

  @Test
  void takesShortFormsForShortAlsoWhereFilesAreMerged() throws IOException {
    Files.writeString(
        folder.resolve("compose.override.yaml"),
        "services: {web: {devices: ['/dev/c'], env_file: [l], ports: ['81:81']}}\n");

    List<NewerKey> keys =
        keys("services: {web: {image: a, devices: [/dev/b], env_file: l, ports: ['80:80']}}\n");

    assertThat(keys).isEmpty();
  }

  @Test
  void listsOnlyKeysThatExist() {
    for (String entry : ComposeVersions.table().keySet()) {
      Type at = ComposeSchema.FILE;
      for (String step : entry.replaceFirst("=.*", "").split("\\.", -1)) {
        at = at == null ? null : at.in(step);
      }
      assertThat(at).as(entry).isNotNull();
    }
  }

  private List<NewerKey> keys(String text) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), text);
    Files.writeString(folder.resolve("l"), "a=b\n");
    return ComposeVersions.keys(new ComposeReader().read(ComposeRequest.of(folder)));
  }

  private static List<String> problems(List<NewerKey> keys, String version) {
    return ComposeVersions.problems(keys, version).stream().map(Problem::toString).toList();
  }
}
