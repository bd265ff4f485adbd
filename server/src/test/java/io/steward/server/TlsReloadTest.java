// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsReloadTest {
  @TempDir Path temporary;
  private RunningServer server;
  private KeyStore first;

  @BeforeEach
  void start() throws Exception {
    first = SelfSigned.write(temporary, "127.0.0.1");
    Limits limits =
        new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(100), 2, 1, 4);
    server =
        new RunningServer(
            temporary,
            new ServerSettings(
                new Listen("127.0.0.1", 0),
                Optional.of(temporary.resolve("lab.pem")),
                Optional.of(temporary.resolve("lab.key")),
                List.of(),
                Duration.ofSeconds(10),
                Duration.ofMillis(20),
                limits));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void servesRenewedCertificateToNewConnections() throws Exception {
    assertThat(ready(first).statusCode()).isEqualTo(200);

    KeyStore renewed = SelfSigned.write(temporary, "127.0.0.1");

    await().ignoreExceptions().until(() -> ready(renewed).statusCode() == 200);
    assertThatThrownBy(() -> ready(first)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void keepsTheOneBeforeWhenKeyDoesNotBelongToCertificate() throws Exception {
    Path another = Files.createDirectory(temporary.resolve("another"));
    SelfSigned.write(another, "127.0.0.1");
    Files.move(
        another.resolve("lab.key"),
        temporary.resolve("lab.key"),
        StandardCopyOption.REPLACE_EXISTING);

    await().until(() -> ready(first).statusCode() == 503);
    assertThat(ready(first).body())
        .contains(
            "\"reasons\":[\"the TLS certificate was changed and is not valid;"
                + " the one before is in use\"]");
  }

  private HttpResponse<String> ready(KeyStore trusted) throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(
            HttpRequest.newBuilder(URI.create(server.server.url() + "/readyz")).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
