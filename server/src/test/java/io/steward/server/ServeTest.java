// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.CorePlugin;
import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Json;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {
  @TempDir Path temporary;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
  private Steward steward;

  @BeforeEach
  void start() throws Exception {
    steward = steward(temporary);
  }

  @AfterEach
  void stop() {
    stopping.set(true);
    steward.close();
  }

  static Steward steward(Path temporary) throws Exception {
    Path folder = temporary.resolve("homelab");
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/deployment.yaml"), "id: lab\n");
    return Steward.start(
        ConfigurationSource.of(
            folder, Map.of("XDG_STATE_HOME", temporary.resolve("state").toString())),
        new Plugins(List.of(new CorePlugin(), new TestPlugin(), new ServerPlugin())));
  }

  @Test
  void answersUntilItIsToldToStop() throws Exception {
    String token = token();
    var served = serve(Map.of("listen", "127.0.0.1:0"));
    String url = said.poll(30, TimeUnit.SECONDS).substring("Listening on ".length());

    var answer = get(HttpClient.newHttpClient(), url, token);

    assertThat(answer.body()).contains("\"actor\":\"token:phone\"");
    stopping.set(true);
    assertThat(Json.line(served.get(30, TimeUnit.SECONDS)))
        .isEqualTo("{\"url\":\"" + url + "\",\"calm\":true}");
  }

  @Test
  void keepsNewTokenNowhere() throws Exception {
    String token = token();
    steward.close();

    try (var files = Files.walk(temporary.resolve("state"))) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .doesNotContain(token));
    }
  }

  @Test
  void speaksTls() throws Exception {
    KeyStore keys = SelfSigned.write(temporary.resolve("homelab"), "127.0.0.1");
    String token = token();
    Map<String, Object> input =
        Map.of("listen", "127.0.0.1:0", "tlsCert", "lab.pem", "tlsKey", "lab.key");
    var served = serve(input);
    String url = said.poll(30, TimeUnit.SECONDS).substring("Listening on ".length());
    assertThat(url).startsWith("https://127.0.0.1:");

    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    var client = HttpClient.newBuilder().sslContext(context).build();

    assertThat(get(client, url, token).statusCode()).isEqualTo(200);
    stopping.set(true);
    served.get(30, TimeUnit.SECONDS);
  }

  @Test
  void refusesToListenForAllWithoutTls() {
    assertThatThrownBy(() -> steward.run("serve", Map.of("listen", "0.0.0.0:0"), run()))
        .isInstanceOfSatisfying(
            HomelabException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.REFUSED);
              assertThat(e.hints())
                  .containsExactly(
                      "give --tls-cert and --tls-key",
                      "or say --plaintext, where a proxy in front speaks TLS");
            })
        .hasMessage(
            "listening on 0.0.0.0:0 without TLS is refused: tokens would cross the network for"
                + " all to read");
  }

  @Test
  void refusesHalfOfTls() {
    Map<String, Object> input = Map.of("listen", "127.0.0.1:0", "tlsCert", "lab.pem");

    assertThatThrownBy(() -> steward.run("serve", input, run()))
        .hasMessage("--tls-cert and --tls-key belong together; one is missing");
  }

  @Test
  void saysThatPortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + taken.getLocalPort();

      assertThatThrownBy(() -> steward.run("serve", Map.of("listen", listen), run()))
          .hasMessage("cannot listen on " + listen + ": Address already in use");
    }
  }

  @Test
  void refusesAddressWithoutPort() {
    assertThatThrownBy(() -> steward.run("serve", Map.of("listen", "localhost"), run()))
        .hasMessage(
            "serve: listen 'localhost' is not an address with a port, such as 127.0.0.1:8600 or"
                + " [::1]:8600");
  }

  @Test
  void endsCalmlyOnSigterm() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dguice_custom_class_loading=CHILD",
                "-cp",
                System.getProperty("java.class.path"),
                ServeProcess.class.getName(),
                temporary.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).startsWith("Listening on http://127.0.0.1:");

      process.toHandle().destroy();

      assertThat(out.readLine()).isEqualTo("Stopping, when the runs have ended");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  private String token() {
    Record created = steward.run("token create", Map.of("name", "phone"), run());
    return String.valueOf(Json.read(Json.line(created), "result").get("token"));
  }

  private CompletableFuture<Record> serve(Map<String, Object> input) {
    return CompletableFuture.supplyAsync(() -> steward.run("serve", input, run()));
  }

  private Run run() {
    return run(said::add, temporary.resolve("homelab"), stopping);
  }

  static Run run(java.util.function.Consumer<String> said, Path folder, AtomicBoolean stopping) {
    Progress progress = step -> said.accept(step.detail());
    return new Run("", "mark", folder, false, progress, question -> true, stopping::get);
  }

  private static HttpResponse<String> get(HttpClient client, String url, String token)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url + "/api/v1/garden/look"))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
