// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.lint.Example;
import io.steward.core.lint.Looked;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edges of what the pack finds. */
class ValidityRulesTest {
  @TempDir private Path folder;

  private Looked looked(String compose) {
    return Looked.at(folder, Example.of(compose));
  }

  private Looked two(String one, String other) {
    String head = "services:\n  %s:\n    image: nginx:1.27\n";
    return Looked.at(
        folder,
        Example.of("a/compose.yaml", head.formatted("one") + one)
            .with("b/compose.yaml", head.formatted("two") + other));
  }

  @Test
  void findsPortsWithinRangesOfOthers() {
    Looked looked =
        two(
            "    ports: [\"9000:9000\", \"8000-8002:8000-8002\"]\n",
            "    ports: [\"8002:80\", \"8001:81/udp\"]\n");

    assertThat(looked.found("duplicate-port"))
        .containsExactly(
            "a/compose.yaml:4:26: one publishes port 8002, as b/two does",
            "b/compose.yaml:4:13: two publishes port 8002, as a/one does");
  }

  @Test
  void leavesRangesAloneThatHaveAFreePort() {
    Looked looked = two("    ports: [\"8000-8001:80\"]\n", "    ports: [\"8000:80\"]\n");

    assertThat(looked.found("duplicate-port")).isEmpty();
  }

  @Test
  void findsRangesWithoutAFreePort() {
    Looked looked =
        two("    ports: [\"8000-8001:80\"]\n", "    ports: [\"8000:80\", \"8001:81\"]\n");

    assertThat(looked.found("duplicate-port"))
        .containsExactly("a/compose.yaml:4:13: one publishes port 8000-8001, as b/two does");
  }

  @Test
  void findsAPortThatOneServicePublishesTwice() {
    Looked looked = two("    ports: [\"8000:80\", \"127.0.0.1:8000:81\"]\n", "");

    assertThat(looked.found("duplicate-port"))
        .containsExactly(
            "a/compose.yaml:4:13: one publishes port 8000 twice",
            "a/compose.yaml:4:24: one publishes port 8000 twice");
  }

  @Test
  void leavesPortsAloneThatDifferInAddressOrProtocol() {
    Looked looked =
        two(
            "    ports: [\"127.0.0.1:53:53\", \"[::1]:53:53\", \"53:53/udp\", \"80\"]\n",
            "    ports: [\"192.0.2.7:53:53\", \"80\"]\n");

    assertThat(looked.found("duplicate-port")).isEmpty();
  }

  @Test
  void findsNamesOfContainersInOneStackAndInTwo() {
    Looked looked = two("    container_name: web\n", "    container_name: web\n");

    assertThat(looked.found("duplicate-container-name"))
        .containsExactly(
            "a/compose.yaml:4:21: one names its container web, as b/two does",
            "b/compose.yaml:4:21: two names its container web, as a/one does");
  }

  @Test
  void takesEveryHostForItself() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(
                    "a/compose.yaml",
                    "services:\n  one:\n    image: nginx:1.27\n    container_name: web\n")
                .with(
                    "b/compose.yaml",
                    "services:\n  two:\n    image: nginx:1.27\n    container_name: web\n")
                .with(
                    "config/deployment.yaml",
                    """
                    id: example
                    targets:
                      near: { local: {} }
                      far: { local: { host: "tcp://192.0.2.7:2375" } }
                    default-target: near
                    stacks:
                      a: { dir: a }
                      b: { dir: b, target: far }
                    """));

    assertThat(looked.found("duplicate-container-name")).isEmpty();
  }

  @Test
  void findsBase60AndEightsOnlyInPlainPorts() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                ports:
                  - 22:22
                  - 8080:80
                  - "25:25"
                  - 53:53/udp
                  - 127.0.0.1:53:53
                  - 010
            """);

    assertThat(looked.found("base-60-port"))
        .containsExactly(
            "compose.yaml:5:9: 22:22 is 1342 for tools that read YAML 1.1",
            "compose.yaml:10:9: 010 is read as 8");
  }

  @Test
  void findsDollarSignsOfHashesAndShells() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                environment:
                  USERS: "ada:$2y$05$abcdefgh"
                  PG_USER: web
                command: sh -c 'for f in *; do echo $f; done'
                healthcheck:
                  test: pg_isready -U $PG_USER
            """);

    assertThat(looked.found("unescaped-dollar"))
        .containsExactly(
            "compose.yaml:5:14: a dollar sign of a hash is taken for a variable of Compose",
            "compose.yaml:7:14: $f is taken for a variable of Compose",
            "compose.yaml:9:13: $PG_USER is taken for a variable of Compose");
    assertThat(looked.found("missing-variable")).isEmpty();
  }

  @Test
  void leavesVariablesOfComposeAlone() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(
                    """
                    services:
                      web:
                        image: nginx:$TAG
                        command: serve $LEVEL ${home} $$HOME
                    """)
                .with(".env", "TAG=1.27\n"));

    assertThat(looked.found("unescaped-dollar")).isEmpty();
    assertThat(looked.found("missing-variable"))
        .containsExactly(
            "compose.yaml:4:14: LEVEL has no value, used by web",
            "compose.yaml:4:14: home has no value, used by web");
  }

  @Test
  void findsMountsAtOnePlaceOfOneList() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                volumes:
                  - /srv/a:/data/
                  - type: bind
                    source: /srv/b
                    target: /data
                  - /srv/c:/cache:ro
                tmpfs: /cache:size=1m
            """);

    assertThat(looked.found("duplicate-mount"))
        .containsExactly(
            "compose.yaml:6:9: web mounts /data twice, and only the last counts",
            "compose.yaml:10:5: web mounts /cache twice, once in memory");
  }

  @Test
  void leavesMountsAloneThatReplaceThoseOfAnotherService() {
    Looked looked =
        looked(
            """
            services:
              base:
                image: nginx:1.27
                volumes:
                  - /srv/a:/data
              web:
                extends: base
                volumes:
                  - /srv/b:/data
            """);

    assertThat(looked.found("duplicate-mount")).isEmpty();
  }

  @Test
  void findsOnePortAtTwoAddressesOfWhichOneIsEvery() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                ports: [ "127.0.0.1:8080:80", "8080:80", "0.0.0.0:90:90", "[::]:90:90" ]
            """);

    assertThat(looked.found("duplicate-port"))
        .containsExactly("compose.yaml:4:35: web publishes port 8080 twice");
  }

  @Test
  void findsObsoleteVersionsOfIncludedFiles() {
    Looked looked =
        Looked.at(
            folder,
            Example.of("compose.yaml", "include: [ part.yaml ]\nservices: {}\n")
                .with("part.yaml", "version: \"3\"\nservices: {}\n"));

    assertThat(looked.found("obsolete-version"))
        .containsExactly("part.yaml:1:1: version is obsolete, and ignored");
    assertThat(looked.result(java.util.Map.of()).findings())
        .filteredOn(finding -> finding.rule().equals("obsolete-version"))
        .allMatch(finding -> finding.fix().isEmpty());
  }

  @Test
  void findsMountsAtNoPlaceOfTheContainer() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                volumes:
                  - v:/v
                  - /srv/pages:pages
                  - /srv/root:/
                  - data:/data
                tmpfs: [ /run, tmp:size=1m ]
            volumes: { data: }
            """);

    assertThat(looked.found("mount-target"))
        .containsExactly(
            "compose.yaml:5:9: web mounts something at v:/v, which begins with a drive of Windows",
            "compose.yaml:6:9: web mounts something at pages, which is not an absolute path",
            "compose.yaml:7:9: web mounts something at /, where its image is",
            "compose.yaml:9:5: web mounts something at tmp, which is not an absolute path");
  }

  @Test
  void findsTestsThatRunSomethingElse() {
    Looked looked =
        looked(
            """
            services:
              a:
                image: nginx:1.27
                healthcheck: { test: ["CMD", "curl -f http://localhost"] }
              b:
                image: nginx:1.27
                healthcheck: { test: ["CMD-SHELL", "curl", "-f"] }
              c:
                image: nginx:1.27
                healthcheck: { test: '["CMD", "true"]' }
              d:
                image: nginx:1.27
                healthcheck: { test: ["CMD", "true"] }
              e:
                image: nginx:1.27
                healthcheck: { test: "[ -f /ready ]" }
            """);

    assertThat(looked.found("healthcheck-test"))
        .containsExactly(
            "compose.yaml:4:26: the health check of a runs a program whose name is the whole"
                + " line; CMD splits no words",
            "compose.yaml:7:26: the health check of b runs only 'curl'; CMD-SHELL takes one item",
            "compose.yaml:10:26: the health check of c hands a list in quotes to the shell");
  }

  @Test
  void tellsUnmetFromUnsureConditions() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                depends_on:
                  off: { condition: service_healthy }
                  none: { condition: service_healthy }
                  optional: { condition: service_healthy, required: false }
                  started: { condition: service_started }
              off:
                image: nginx:1.27
                healthcheck: { test: ["NONE"] }
              none: { image: "nginx:1.27" }
              optional: { image: "nginx:1.27" }
              started: { image: "nginx:1.27" }
            """);

    assertThat(looked.found("unmet-health-condition"))
        .containsExactly(
            "compose.yaml:5:14: web waits for the health of off, whose health check is switched"
                + " off");
    assertThat(looked.found("unsure-health-condition"))
        .containsExactly(
            "compose.yaml:6:15: web waits for the health of none, which has no health check in"
                + " the file");
  }

  @Test
  void leavesBuildWithImageAloneWhereAPolicyDecides() {
    Looked looked =
        looked(
            """
            services:
              a: { build: ., image: "x:1" }
              b: { build: ., image: "x:2", pull_policy: build }
              c: { build: . }
            """);

    assertThat(looked.found("build-and-image"))
        .containsExactly(
            "compose.yaml:2:8: a is built only where x:1 is neither on the host nor to be pulled");
  }
}
