// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that always says something, but never comes to an end. */
class TrickleTest {
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration ARRIVAL = Duration.ofMillis(600);
  private static final int PAUSE_MILLIS = 20;
  private static final int PATIENCE = 300;
  @TempDir Path temporary;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new RunningServer(temporary, new Limits(IDLE, ARRIVAL, Duration.ofMillis(50), 2, 1, 1));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void cutsOffWhoSendsItsHeadersByteByByte() throws Exception {
    try (var socket = socket("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
      assertThat(bytesUntilCutOff(socket)).isBetween(5, PATIENCE - 1);
    }
    assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void cutsOffWhoSendsItsBodyByteByByte() throws Exception {
    try (var socket = socket(post(10_000) + "{")) {
      assertThat(bytesUntilCutOff(socket)).isBetween(5, PATIENCE - 1);
    }
  }

  @Test
  void cutsOffWhoTricklesItsSecondRequestOnTheSameConnection() throws Exception {
    try (var socket = socket("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      socket
          .getOutputStream()
          .write("GET /healthz HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));

      assertThat(bytesUntilCutOff(socket)).isBetween(5, PATIENCE - 1);
    }
  }

  @Test
  void leavesAloneWhoSentEverythingAndWaitsForTheAnswer() throws Exception {
    String path =
        server.post("/api/v1/garden/grow", "{}").headers().firstValue("Location").orElseThrow();

    try (Stream<String> lines =
        server.lines(server.request(path + "/events", server.reader).build()).body()) {
      assertThat(lines.filter(": still here"::equals).limit(30)).hasSize(30);
    }
  }

  /** How many bytes it could send, a pause after each, until the server had enough. */
  private static int bytesUntilCutOff(Socket socket) throws Exception {
    socket.setSoTimeout(PAUSE_MILLIS);
    for (int sent = 0; sent < PATIENCE; sent++) {
      try {
        socket.getOutputStream().write('x');
        if (socket.getInputStream().read(new byte[8192]) < 0) {
          return sent;
        }
      } catch (SocketTimeoutException e) {
        // Nothing was answered in this pause: the next byte.
      } catch (IOException e) {
        return sent;
      }
    }
    return PATIENCE;
  }

  private String post(int length) {
    return "POST /api/v1/garden/plant HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + server.operator
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private Socket socket(String text) throws Exception {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
