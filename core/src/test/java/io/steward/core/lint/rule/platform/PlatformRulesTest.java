// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.lint.Example;
import io.steward.core.lint.Looked;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edges of what the pack finds. */
class PlatformRulesTest {
  @TempDir private Path folder;

  @Test
  void findsWhatComposeIgnoresOfDeployAndNothingElse() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(
                """
                services:
                  web:
                    image: nginx:1.27
                    deploy:
                      mode: replicated
                      replicas: 1
                      resources:
                        limits: { memory: 64M }
                      restart_policy:
                        condition: any
                        delay: 5s
                      placement:
                        constraints: ["node.role == worker"]
                """));

    assertThat(looked.found("swarm-only-key"))
        .containsExactly(
            "compose.yaml:5:7: web has deploy.mode, which Compose ignores",
            "compose.yaml:11:9: web has deploy.restart_policy.delay, which Compose ignores",
            "compose.yaml:12:7: web has deploy.placement, which Compose ignores");
  }

  @Test
  void findsRightsOfFilesAndNotOfWhatComposeCopies() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(
                """
                services:
                  web:
                    image: nginx:1.27
                    secrets:
                      - { source: a, uid: "1000", mode: 0400 }
                      - b
                    configs:
                      - { source: c, gid: "1000" }
                      - { source: d, gid: "1000" }
                secrets:
                  a: { file: ./a.txt }
                  b: { file: ./b.txt }
                configs:
                  c: { content: text }
                  d: { file: ./d.txt }
                """));

    assertThat(looked.found("ignored-grant-rights"))
        .containsExactly(
            "compose.yaml:5:9: web sets uid and mode of a, which Compose ignores",
            "compose.yaml:9:9: web sets gid of d, which Compose ignores");
  }
}
