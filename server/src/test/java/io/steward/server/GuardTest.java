// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.server.auth.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
  private static final String LOOK = "/api/v1/garden/look";
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
  void answersNothingButProbesWithoutToken() throws Exception {
    for (String path : new String[] {LOOK, "/api/v1/openapi.json", "/metrics", "/", "/nothing"}) {
      var answer =
          server.send(HttpRequest.newBuilder(URI.create(server.server.url() + path)).build());
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .contains("Bearer realm=\"steward\"");
      OperationRoutesTest.assertProblem(
          answer,
          401,
          "{\"type\":\"urn:steward:unauthorized\",\"title\":\"unauthorized\",\"status\":401,"
              + "\"detail\":\"a token is needed\",\"exitCode\":6,"
              + "\"hints\":[\"make one on the server: steward token create --name NAME\","
              + "\"send it as the header Authorization: Bearer stw_…\"],\"problems\":[]}");
    }
    for (String path : new String[] {"/healthz", "/readyz"}) {
      var answer =
          server.send(HttpRequest.newBuilder(URI.create(server.server.url() + path)).build());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void refusesTokenThatDoesNotWork() throws Exception {
    var answer = server.send(server.request(LOOK, "stw_wrong").build());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"steward\", error=\"invalid_token\"");
    assertThat(answer.body())
        .contains("\"detail\":\"this token does not work: it is unknown, revoked or expired\"");
  }

  @Test
  void tokenStopsToWorkWhenItExpiresOrIsRevoked() throws Exception {
    String brief = server.tokens.create("brief", Scope.READ, Duration.ofHours(1));
    assertThat(server.send(server.request(LOOK, brief).build()).statusCode()).isEqualTo(200);

    server.clock.advance(Duration.ofHours(1));
    assertThat(server.send(server.request(LOOK, brief).build()).statusCode()).isEqualTo(401);

    assertThat(server.get(LOOK).statusCode()).isEqualTo(200);
    server.tokens.revoke("reader");
    assertThat(server.get(LOOK).statusCode()).isEqualTo(401);
  }

  @Test
  void refusesScopeThatIsTooSmall() throws Exception {
    var answer =
        server.send(
            server
                .request("/api/v1/garden/plant", server.reader)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"flower\":\"a\"}"))
                .build());

    OperationRoutesTest.assertProblem(
        answer,
        403,
        "{\"type\":\"urn:steward:forbidden\",\"title\":\"forbidden\",\"status\":403,"
            + "\"detail\":\"token 'reader' has scope read; this takes operate\",\"exitCode\":6,"
            + "\"hints\":[],\"problems\":[]}");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"steward\", error=\"insufficient_scope\", scope=\"operate\"");
    String secrets = "/api/v1/garden/secrets";
    assertThat(server.send(server.request(secrets, server.operator).build()).statusCode())
        .isEqualTo(403);
    assertThat(server.send(server.request(secrets, server.admin).build()).body())
        .isEqualTo("{\"gnome\":\"under the hedge\"}");
  }

  @Test
  void carriesHeadersThatProtect() throws Exception {
    var headers = server.get(LOOK).headers();

    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void answersOnlyUnderItsOwnNames() throws Exception {
    assertThat(raw("GET /healthz HTTP/1.1\r\nHost: localhost:1\r\n")).startsWith("HTTP/1.1 200");
    assertThat(raw("GET /healthz HTTP/1.1\r\nHost: [::1]:8600\r\n")).startsWith("HTTP/1.1 200");
    assertThat(raw("GET /healthz HTTP/1.1\r\nHost: LAB.example.org\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(raw("GET /healthz HTTP/1.1\r\nHost: evil.example.com\r\n"))
        .startsWith("HTTP/1.1 421")
        .contains("\"type\":\"urn:steward:misdirected-request\"")
        .contains("this server does not answer under the name 'evil.example.com'");
  }

  @Test
  void refusesBrokenRequestsInTheSameForm() throws Exception {
    String auth = "Host: localhost\r\nAuthorization: Bearer " + server.reader + "\r\n";
    assertThat(raw("GET /api/v1/garden/%2e%2e/garden/look HTTP/1.1\r\n" + auth))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("\"type\":\"urn:steward:bad-request\"");
    assertThat(raw("GET /api/v1/garden%2flook HTTP/1.1\r\n" + auth))
        .startsWith("HTTP/1.1 400")
        .contains("\"type\":\"urn:steward:bad-request\"");
    assertThat(raw("NONSENSE\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("\"type\":\"urn:steward:bad-request\"");
    assertThat(raw("GET / HTTP/1.1\r\n" + auth + "X: " + "x".repeat(Limits.HEADER_BYTES) + "\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("\"type\":\"urn:steward:headers-too-large\"");
  }

  private String raw(String head) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
