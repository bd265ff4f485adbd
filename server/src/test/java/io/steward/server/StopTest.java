// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopTest {
  @TempDir Path temporary;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server = new RunningServer(temporary);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void waitsForRunsAndTakesNoMore() throws Exception {
    String path =
        server.post("/api/v1/garden/grow", "{}").headers().firstValue("Location").orElseThrow();

    var stopped = CompletableFuture.supplyAsync(this::stopCalmly);
    await().until(() -> server.get("/readyz").statusCode() == 503);

    assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    OperationRoutesTest.assertProblem(
        server.post("/api/v1/garden/grow", "{}"),
        503,
        "{\"type\":\"urn:steward:unavailable\",\"title\":\"unavailable\",\"status\":503,"
            + "\"detail\":\"the server is about to stop\",\"exitCode\":5,"
            + "\"hints\":[\"try again in a moment\"],\"problems\":[]}");
    assertThat(stopped).isNotDone();

    server.plugin.steps.release();
    assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(server.get(path).body()).contains("\"state\":\"done\"");
  }

  @Test
  void asksRunToEndAfterItsStepWhenItTakesTooLong() throws Exception {
    server.close();
    var settings = RunningServer.settings(Limits.ordinary());
    server =
        new RunningServer(
            temporary.resolve("second"),
            new ServerSettings(
                settings.listen(),
                settings.certificate(),
                settings.key(),
                settings.hosts(),
                java.time.Duration.ZERO,
                settings.look(),
                settings.limits()));
    String path =
        server
            .post("/api/v1/garden/grow", "{\"days\":1000}")
            .headers()
            .firstValue("Location")
            .orElseThrow();

    var stopped = CompletableFuture.supplyAsync(this::stopCalmly);
    await()
        .until(
            () -> {
              server.plugin.steps.release();
              return stopped.isDone();
            });

    assertThat(stopped.get()).isTrue();
    assertThat(server.get(path).body())
        .contains("\"detail\":\"stopped by the user after this step\"");
  }

  @Test
  void listensNoMoreWhenClosed() throws Exception {
    int port = server.port();
    server.server.close();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
  }

  private boolean stopCalmly() {
    try {
      return server.server.stop();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
