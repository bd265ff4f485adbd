// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.StackOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks pages and ports of containers on the real engine. */
class GatesOnEngineTest {
  @TempDir Path folder;
  private EngineHomelab lab;
  private int port;

  @BeforeEach
  void begin() throws IOException {
    lab = new EngineHomelab(folder);
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private static String site(int image, int port, String more) {
    return """
        services:
          web:
            image: steward/tiny:%d
            ports: ["127.0.0.1:%d:8080"]
        %s
        """
        .formatted(image, port, more);
  }

  private void gate(String checks) {
    lab.settings("app gate: { monitor: 1s, timeout: 12s, checks: { " + checks + " } }");
  }

  private StackOutcome deploy() {
    return lab.deploy("app").stacks().get(0);
  }

  @Test
  void isReadyWhenPageAndPortAnswer() {
    String page = "http: { url: \"http://127.0.0.1:%d/\", body-contains: tiny 1 }".formatted(port);
    gate("page: { " + page + " }, port: { tcp: { port: " + port + " } }");
    lab.stack("app", site(1, port, ""));

    StackOutcome outcome = deploy();

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.services())
        .extracting(answer -> answer.service() + " " + answer.words())
        .containsExactly("web running", "check page answers", "check port answers");
  }

  @Test
  void goesBackWhenThePageIsNotWhatItWas() {
    String page = "http: { url: \"http://127.0.0.1:%d/\", body-contains: tiny 1 }".formatted(port);
    gate("page: { " + page + " }");
    lab.stack("app", site(1, port, ""));
    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
    List<String> before = lab.containers("app").stream().map(ContainerState::imageId).toList();
    lab.stack("app", site(2, port, ""));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.error())
        .startsWith(
            "check page: not ready, GET http://127.0.0.1:"
                + port
                + "/ answered 200 without 'tiny 1' in it (");
    assertThat(lab.containers("app")).extracting(ContainerState::imageId).isEqualTo(before);
  }

  @Test
  void doesNotBlameWhatFailedBefore() {
    gate("page: { http: { url: \"http://127.0.0.1:%d/missing\" } }".formatted(port));
    lab.stack("app", site(1, port, ""));
    assertThat(deploy().outcome()).isEqualTo(Outcome.REMOVED);
    lab.settings("");
    lab.stack("app", site(1, port, "x-again: 1"));
    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
    Map<String, String> before = lab.ids("app");
    gate("page: { http: { url: \"http://127.0.0.1:%d/missing\" } }".formatted(port));
    lab.stack("app", site(2, port, ""));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(lab.ids("app")).isNotEqualTo(before);
    assertThat(outcome.remarks()).contains("check page was not well before and is not now.");
  }
}
