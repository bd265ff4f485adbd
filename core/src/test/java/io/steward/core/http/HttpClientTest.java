// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpClientTest {
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    client = HttpClient.overTcp(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), 2);
  }

  @AfterEach
  void stop() {
    end.countDown();
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("X-Test")
            + " "
            + body);
    switch (exchange.getRequestURI().getPath()) {
      case "/endless" -> endless(exchange);
      case "/silent" -> await();
      case "/busy" -> exchange.sendResponseHeaders(503, -1);
      case "/moved" -> {
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(302, -1);
      }
      default -> {
        byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Answer", "yes");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
      }
    }
    exchange.close();
  }

  private void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    body.write("first\n".getBytes(StandardCharsets.UTF_8));
    body.flush();
    await();
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int status(HttpRequest request) throws IOException {
    try (var response = client.send(request)) {
      return response.status();
    }
  }

  @Test
  void sendsWhatItIsGivenAndGivesWhatItGets() throws IOException {
    var request =
        HttpRequest.of("POST", "/a?b=c%2Fd")
            .withHeader("X-Test", "t")
            .withBody("body".getBytes(StandardCharsets.UTF_8));

    try (var response = client.send(request)) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.headers().get("x-answer")).containsExactly("yes");
      assertThat(response.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }

    assertThat(seen).containsExactly("POST /a?b=c%2Fd t body");
    assertThat(request).hasToString("POST /a?b=c%2Fd");
  }

  @Test
  void neitherRepeatsNorRedirects() throws IOException {
    assertThat(status(HttpRequest.of("GET", "/busy"))).isEqualTo(503);
    assertThat(status(HttpRequest.of("POST", "/busy"))).isEqualTo(503);
    assertThat(status(HttpRequest.of("GET", "/moved"))).isEqualTo(302);

    assertThat(seen).hasSize(3);
  }

  @Test
  void cutsAnEndlessAnswerAtOnce() throws IOException {
    byte[] first = new byte[6];
    long start = System.nanoTime();

    for (int round = 0; round < 5; round++) {
      try (var response = client.send(HttpRequest.of("GET", "/endless"))) {
        assertThat(response.body().readNBytes(first, 0, 6)).isEqualTo(6);
      }
    }

    assertThat(first).asString(StandardCharsets.UTF_8).isEqualTo("first\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void losesPatience() {
    var request = HttpRequest.of("GET", "/silent").withPatience(Duration.ofMillis(200));

    assertThatThrownBy(() -> client.send(request)).isInstanceOf(SocketTimeoutException.class);
    assertThat(seen).hasSize(1);
  }
}
