// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowClientTest {
  @TempDir Path temporary;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new RunningServer(
            temporary,
            new Limits(
                Duration.ofMillis(300), Duration.ofSeconds(20), Duration.ofMillis(50), 2, 1, 1));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void cutsOffWhoDoesNotFinishItsHeaders() throws Exception {
    try (var socket = socket("GET /healthz HTTP/1.1\r\nHost: loc")) {
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).doesNotStartWith("HTTP/1.1 200");
    }
    assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void cutsOffWhoDoesNotFinishItsBody() throws Exception {
    String head =
        "POST /api/v1/garden/plant HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + server.operator
            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    try (var socket = socket(head)) {
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer)
          .startsWith("HTTP/1.1 408 ")
          .contains("\"detail\":\"the request body did not come to its end in time\"");
    }
  }

  @Test
  void keepsQuietStreamOpenAndBoundsTheirNumber() throws Exception {
    String path =
        server.post("/api/v1/garden/grow", "{}").headers().firstValue("Location").orElseThrow();
    var lines =
        server.lines(server.request(path + "/events", server.reader).build()).body().iterator();
    for (int beat = 0; beat < 20; beat++) {
      assertThat(lines.next()).isEqualTo(": still here");
      lines.next();
    }

    var second = server.send(server.request(path + "/events", server.reader).build());

    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.body()).contains("\"detail\":\"1 event streams are open already\"");
    server.plugin.steps.release();
    while (lines.hasNext()) {
      lines.next();
    }
  }

  private Socket socket(String text) throws Exception {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }
}
