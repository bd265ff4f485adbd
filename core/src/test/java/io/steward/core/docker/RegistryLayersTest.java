// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.steward.core.process.ProcessRunner;
import io.steward.core.retry.Repeater;
import io.steward.core.retry.RetrySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryLayersTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String MANIFEST =
      "{\"layers\":[{\"digest\":\"sha256:a\",\"size\":300},{\"digest\":\"sha256:b\",\"size\":8}]}";
  private static final String INDEX =
      """
      {"manifests": [
        {"digest": "sha256:x86", "platform": {"os": "linux", "architecture": "amd64"}},
        {"digest": "sha256:arm6", "platform": {"os": "linux", "architecture": "arm", "variant": "v6"}},
        {"digest": "sha256:arm7", "platform": {"os": "linux", "architecture": "arm", "variant": "v7"}}]}
      """;

  @TempDir private Path folder;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private String host;
  private String challenge = "";
  private String wanted = "";
  private Repeater repeater = Repeater.never();
  private final AtomicInteger busy = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    host = "127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().toString();
    seen.add((exchange.getRequestMethod() + " " + path + " " + authorization + " " + body).strip());
    if (busy.getAndDecrement() > 0) {
      exchange.getResponseHeaders().set("Retry-After", "2");
      send(exchange, 503, "{}");
    } else if (path.startsWith("/token")) {
      send(exchange, 200, "{\"token\":\"t0k\"}");
    } else if (path.contains("hanging")) {
      hang();
    } else if (!challenge.isEmpty() && !wanted.equals(authorization)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
      send(exchange, 401, "{}");
    } else if (path.contains("several/manifests/1")) {
      send(exchange, 200, INDEX);
    } else if (path.contains("missing")) {
      send(exchange, 404, "{}");
    } else {
      send(exchange, 200, path.contains("damaged") ? "<html>" : MANIFEST);
    }
  }

  private void hang() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Map<String, Map<String, Long>> ask(Duration bound, String... names) {
    var config =
        new DockerConfig(
            Map.of("DOCKER_CONFIG", folder.toString()), Path.of("/nowhere"), new ProcessRunner());
    return new RegistryLayers(config, new Platform("linux", "arm", "v7"), repeater)
        .of(List.of(names).stream().map(name -> host + "/" + name).toList(), bound);
  }

  private void login(String entry) throws IOException {
    Files.writeString(
        folder.resolve("config.json"), "{\"auths\":{\"" + host + "\":" + entry + "}}");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsTheLayersOfAManifest() {
    assertThat(ask(LONG, "team/app:1"))
        .isEqualTo(Map.of(host + "/team/app:1", Map.of("sha256:a", 300L, "sha256:b", 8L)));
    assertThat(seen).containsExactly("GET /v2/team/app/manifests/1 null");
  }

  @Test
  void readsTheManifestOfTheEnginesPlatform() {
    assertThat(ask(LONG, "several:1")).hasSize(1);

    assertThat(seen)
        .containsExactly(
            "GET /v2/several/manifests/1 null", "GET /v2/several/manifests/sha256:arm7 null");
  }

  @Test
  void asksAgainWhenARegistryIsBusyAndWaitsAsLongAsItSays() {
    List<Duration> waits = new CopyOnWriteArrayList<>();
    repeater =
        new Repeater(
            new RetrySettings(3, Duration.ofMillis(10), Duration.ofSeconds(9), 0), waits::add);
    busy.set(2);

    assertThat(ask(LONG, "team/app:1")).hasSize(1);

    assertThat(seen).hasSize(3);
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).hasSeconds(4);
  }

  @Test
  void asksOnceWhatIsNotThere() {
    repeater =
        new Repeater(
            new RetrySettings(3, Duration.ofMillis(10), Duration.ofSeconds(9), 0), length -> {});

    assertThat(ask(LONG, "missing:1")).isEmpty();

    assertThat(seen).hasSize(1);
  }

  @Test
  void asksForATokenThatEverybodyGets() {
    challenge =
        "Bearer realm=\"http://%s/token\",service=\"reg\",scope=\"repository:app:pull\""
            .formatted(host);
    wanted = "Bearer t0k";

    assertThat(ask(LONG, "app@sha256:0")).hasSize(1);

    assertThat(seen)
        .containsExactly(
            "GET /v2/app/manifests/sha256:0 null",
            "GET /token?service=reg&scope=repository%3Aapp%3Apull null",
            "GET /v2/app/manifests/sha256:0 Bearer t0k");
  }

  @Test
  void asksForATokenWithTheLoginOfTheRegistry() throws IOException {
    login("{\"auth\":\"" + base64("me:pa:ss") + "\"}");
    challenge = "Bearer realm=\"http://%s/token?a=b\"".formatted(host);
    wanted = "Bearer t0k";

    assertThat(ask(LONG, "app")).hasSize(1);

    assertThat(seen)
        .contains(
            "GET /token?a=b&service=&scope=repository%3Aapp%3Apull Basic " + base64("me:pa:ss"));
  }

  @Test
  void changesAnIdentityTokenForOne() throws IOException {
    login("{\"identitytoken\":\"id=1\"}");
    challenge = "Bearer realm=\"http://%s/token\",service=\"reg\"".formatted(host);
    wanted = "Bearer t0k";

    assertThat(ask(LONG, "app")).hasSize(1);

    assertThat(seen)
        .contains(
            "POST /token null grant_type=refresh_token&client_id=steward&service=reg"
                + "&scope=repository%3Aapp%3Apull&refresh_token=id%3D1");
  }

  @Test
  void logsInWithAPassword() throws IOException {
    login("{\"auth\":\"" + base64("me:secret") + "\"}");
    challenge = "Basic realm=\"here\"";
    wanted = "Basic " + base64("me:secret");

    assertThat(ask(LONG, "app")).hasSize(1);
  }

  @Test
  void sendsNoLoginToWhereEverybodyCanRead() throws IOException {
    login("{\"auth\":\"" + base64("me:secret") + "\"}");
    challenge = "Bearer realm=\"http://registry.invalid/token\",service=\"reg\"";

    assertThat(ask(LONG, "app")).isEmpty();
  }

  @Test
  void leavesOutWhatNoRegistryTells() {
    assertThat(ask(LONG, "missing", "damaged", "app")).containsOnlyKeys(host + "/app");
  }

  @Test
  void doesNotWaitForARegistryThatHangs() {
    assertThat(ask(Duration.ofMillis(1500), "hanging", "app")).containsOnlyKeys(host + "/app");
  }

  @Test
  void knowsWhereAnImageComesFrom() {
    assertThat(ImageReference.of("nginx"))
        .hasToString(
            "ImageReference[server=https://registry-1.docker.io,"
                + " repository=library/nginx, name=latest]");
    assertThat(ImageReference.of("docker.io/team/app:2"))
        .hasToString(
            "ImageReference[server=https://registry-1.docker.io, repository=team/app, name=2]");
    assertThat(ImageReference.of("ghcr.io/team/app:2@sha256:0"))
        .hasToString("ImageReference[server=https://ghcr.io, repository=team/app, name=sha256:0]");
    assertThat(ImageReference.of("localhost:5000/app").isLocal()).isTrue();
    assertThat(ImageReference.of("127.0.0.1.example.org/app").isLocal()).isFalse();
  }
}
