// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One certificate plays authority, server and client: what is asked is who believes whom. */
class TlsTrustTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static KeyStore store;
  @TempDir private static Path stores;

  @TempDir private Path folder;
  private HttpsServer server;
  private byte[] key;
  private String certificate;

  @BeforeAll
  static void makeCertificates() throws Exception {
    store = keyStore("RSA");
  }

  @BeforeEach
  void start() throws Exception {
    key = store.getKey("me", PASSWORD).getEncoded();
    certificate = pem("CERTIFICATE", store.getCertificate("me").getEncoded());
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("me", store.getCertificate("me"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new ClientsMustProve(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static final class ClientsMustProve extends HttpsConfigurator {
    ClientsMustProve(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters tls = getSSLContext().getDefaultSSLParameters();
      tls.setNeedClientAuth(true);
      parameters.setSSLParameters(tls);
    }
  }

  private static KeyStore keyStore(String algorithm) throws Exception {
    Path file = stores.resolve(algorithm + ".p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var result =
        new ProcessRunner()
            .run(
                Command.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-alias",
                    "me",
                    "-keyalg",
                    algorithm,
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
    assertThat(result.exitCode()).as(result.output()).isZero();
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      made.load(stream, PASSWORD);
    }
    return made;
  }

  private static String pem(String name, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(name, Base64.getMimeEncoder().encodeToString(bytes), name);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private int call(String host) throws IOException {
    URI address = URI.create("https://" + host + ":" + server.getAddress().getPort());
    try (var client = HttpClient.overTls(address, TlsTrust.ofFolder(folder), 1);
        var response = client.send(HttpRequest.of("GET", "/"))) {
      return response.status();
    }
  }

  @Test
  void provesWhoWeAreToAServerItBelieves() throws IOException {
    write("ca.pem", certificate);
    write("cert.pem", certificate);
    write("key.pem", pem("PRIVATE KEY", key));

    assertThat(call("127.0.0.1")).isEqualTo(204);
  }

  @Test
  void readsTheOlderFormOfAKey() throws IOException {
    write("ca.pem", certificate);
    write("cert.pem", certificate);
    write("key.pem", pem("RSA PRIVATE KEY", Arrays.copyOfRange(key, 26, key.length)));

    assertThat(call("127.0.0.1")).isEqualTo(204);
  }

  @Test
  void refusesAServerOfAnotherAuthority() throws Exception {
    write("ca.pem", pem("CERTIFICATE", keyStore("EC").getCertificate("me").getEncoded()));

    assertThatThrownBy(() -> call("127.0.0.1")).isInstanceOf(SSLException.class);
  }

  @Test
  void refusesAServerOfAnotherName() throws IOException {
    write("ca.pem", certificate);
    write("cert.pem", certificate);
    write("key.pem", pem("PRIVATE KEY", key));

    assertThatThrownBy(() -> call("localhost")).isInstanceOf(SSLException.class);
  }

  @Test
  void saysWhichFolderCannotBeUsed() throws IOException {
    write("ca.pem", certificate);
    write("cert.pem", certificate);
    write("key.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\n");

    assertThatThrownBy(() -> TlsTrust.ofFolder(folder))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIGURATION))
        .hasMessage(
            "cannot use the TLS files in %s: key.pem holds no plain PEM private key", folder);
  }
}
