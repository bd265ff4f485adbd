// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.steward.core.config.Value;
import io.steward.core.deploy.gate.HttpProbe.Expected;
import io.steward.core.deploy.gate.Probe.Answer;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpProbeTest {
  private static final Expected GOOD = new Expected(List.of(), Optional.empty());
  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean known =
              "Bearer one".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          String path = exchange.getRequestURI().toString();
          int status =
              path.startsWith("/closed") && !known ? 401 : path.equals("/moved") ? 302 : 200;
          byte[] body = ("this is " + path).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private static Answer ask(String url, Expected expected, Map<String, Value> headers) {
    var probe =
        new HttpProbe(URI.create(url), expected, headers, Optional.empty(), Clock.systemUTC());
    return probe.ask(Duration.ofSeconds(5));
  }

  private Answer ask(String path, Expected expected) {
    return ask("http://" + address() + path, expected, Map.of());
  }

  @Test
  void takesEveryStatusFrom200To399() {
    assertThat(ask("", GOOD)).isEqualTo(Answer.good("answered 200"));
    assertThat(ask("/moved", GOOD)).isEqualTo(Answer.good("answered 302"));
    assertThat(ask("/closed", GOOD)).isEqualTo(Answer.bad("answered 401, expected 200 to 399"));
  }

  @Test
  void takesOnlyTheStatusThatIsGiven() {
    var expected = new Expected(List.of(401, 403), Optional.empty());

    assertThat(ask("/closed", expected)).isEqualTo(Answer.good("answered 401"));
    assertThat(ask("/", expected)).isEqualTo(Answer.bad("answered 200, expected 401 or 403"));
  }

  @Test
  void looksForAText() {
    var expected = new Expected(List.of(), Optional.of("is /page?a=1"));

    assertThat(ask("/page?a=1", expected).fine()).isTrue();
    assertThat(ask("/other", expected))
        .isEqualTo(Answer.bad("answered 200 without 'is /page?a=1' in it"));
  }

  @Test
  void sendsHeaders() {
    var headers = Map.of("Authorization", new Value("Bearer one", true));

    assertThat(ask("http://" + address() + "/closed", GOOD, headers).fine()).isTrue();
  }

  @Test
  void saysWhyThereIsNoAnswer() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(ask("http://127.0.0.1:" + free + "/", GOOD, Map.of()))
        .isEqualTo(Answer.bad("failed: connection refused"));
    assertThat(ask("http://nowhere.invalid/", GOOD, Map.of()))
        .isEqualTo(Answer.bad("failed: no address is known for nowhere.invalid"));
  }

  @Test
  void doesNotWaitForAServerThatSaysNothing() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var page = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      var probe = new HttpProbe(page, GOOD, Map.of(), Optional.empty(), Clock.systemUTC());

      assertThat(probe.ask(Duration.ofMillis(200)))
          .isEqualTo(Answer.bad("was not answered within 200 ms"));
    }
  }

  @Test
  void verifiesCertificates() throws Exception {
    KeyStore own = certificate();
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      secure.setHttpsConfigurator(new HttpsConfigurator(context(own)));
      secure.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      secure.start();
      int port = secure.getAddress().getPort();

      assertThat(ask("https://127.0.0.1:" + port, Optional.empty()).words())
          .startsWith("failed: TLS: ");
      assertThat(ask("https://127.0.0.1:" + port, Optional.of(folder)))
          .isEqualTo(Answer.good("answered 204"));
      assertThat(ask("https://localhost:" + port, Optional.of(folder)).words())
          .startsWith("failed: TLS: ")
          .contains("localhost");
    } finally {
      secure.stop(0);
    }
  }

  private static Answer ask(String url, Optional<Path> trusted) {
    return new HttpProbe(URI.create(url), GOOD, Map.of(), trusted, Clock.systemUTC())
        .ask(Duration.ofSeconds(10));
  }

  private static SSLContext context(KeyStore own) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** Makes a certificate of nobody known, and puts it into the folder as an authority. */
  private KeyStore certificate() throws Exception {
    Path file = folder.resolve("own.p12");
    ProcessResult made =
        new ProcessRunner()
            .run(
                Command.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "me",
                    "-keyalg",
                    "RSA",
                    "-dname",
                    "CN=test",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    "changeit"));
    assertThat(made.exitCode()).as(made.output()).isZero();
    KeyStore own = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    Files.writeString(
        folder.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(own.getCertificate("me").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    return own;
  }
}
