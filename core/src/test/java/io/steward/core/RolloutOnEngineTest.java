// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.StackOutcome;
import io.steward.core.process.ProcessResult;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replaces containers some at a time, or after the new ones are ready, on the real engine. */
class RolloutOnEngineTest {
  private static final String APP =
      """
      services:
        web:
          image: steward/tiny:1
          healthcheck:
            test: [CMD, wget, -q, -O, /dev/null, "http://127.0.0.1:8080/"]
            interval: 500ms
            retries: 3
          deploy: { replicas: 2, update_config: { UPDATE } }
      """;

  /** Asks Docker's resolver anew every second, and another container when one does not answer. */
  private static final String PROXY =
      """
      worker_processes 1;
      error_log /dev/stderr;
      events { worker_connections 512; }
      http {
        access_log off;
        resolver 127.0.0.11 valid=1s ipv6=off;
        proxy_connect_timeout 500ms;
        proxy_next_upstream error timeout;
        server {
          listen 80;
          location / {
            set $app web;
            proxy_pass http://$app:8080;
          }
        }
      }
      """;

  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private static String app(String update) {
    return APP.replace("UPDATE", update);
  }

  private StackOutcome deploy(String compose) {
    lab.stack("app", compose);
    return lab.deploy("app").stacks().get(0);
  }

  private Set<String> web() {
    Set<String> ids = new TreeSet<>();
    lab.containers("app").stream()
        .filter(container -> container.service().equals("web"))
        .forEach(container -> ids.add(container.id()));
    return ids;
  }

  private List<String> names() {
    return lab.containers("app").stream()
        .map(container -> container.name().replace(lab.project("app"), "app"))
        .sorted()
        .toList();
  }

  @Test
  void replacesOneAtATimeAndComposeAgrees() {
    String before = app("parallelism: 1");
    assertThat(deploy(before).outcome()).isEqualTo(Outcome.DEPLOYED);
    Set<String> old = web();

    StackOutcome outcome = deploy(before.replace("tiny:1", "tiny:2"));

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.remarks()).isEmpty();
    assertThat(web()).hasSize(2).doesNotContainAnyElementsOf(old);
    agrees();
  }

  /** A later docker compose up by hand changes nothing, and neither does a plan. */
  private void agrees() {
    Set<String> now = web();
    assertThat(lab.plan("app").isEmpty()).isTrue();
    ProcessResult hand =
        lab.docker(
            "compose",
            "-f",
            folder.resolve("stacks/app/compose.yaml").toString(),
            "-p",
            lab.project("app"),
            "up",
            "-d");
    assertThat(hand.exitCode()).as(hand.errors()).isZero();
    assertThat(web()).isEqualTo(now);
  }

  @Test
  void startsTheNewOnesFirstAndComposeAgrees() {
    String before = app("order: start-first");
    deploy(before);
    assertThat(names()).containsExactly("app-web-1", "app-web-2");

    StackOutcome outcome = deploy(before.replace("tiny:1", "tiny:2"));

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.remarks()).isEmpty();
    assertThat(names()).containsExactly("app-web-3", "app-web-4");
    agrees();
  }

  @Test
  void neverTouchesTheOldOnesWhenTheNewOnesFail() {
    String before = app("order: start-first");
    deploy(before);
    Set<String> old = web();
    Map<String, String> begun = begun();

    StackOutcome outcome =
        deploy(before.replace("tiny:1", "tiny:2").replace("127.0.0.1:8080", "127.0.0.1:1"));

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.error()).startsWith("web: unhealthy, ");
    assertThat(web()).isEqualTo(old);
    assertThat(begun()).isEqualTo(begun);
  }

  private Map<String, String> begun() {
    Map<String, String> begun = new ConcurrentHashMap<>();
    for (ContainerState container : lab.containers("app")) {
      begun.put(container.id(), container.condition().startedAt().orElseThrow().toString());
    }
    return begun;
  }

  @Test
  void takesBackOnlyTheContainersItReplaced() {
    String before = app("parallelism: 1");
    deploy(before);
    Set<String> old = web();

    StackOutcome outcome =
        deploy(before.replace("tiny:1", "tiny:2").replace("127.0.0.1:8080", "127.0.0.1:1"));

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(web()).hasSize(2);
    assertThat(web().stream().filter(old::contains)).hasSize(1);
    lab.stack("app", before);
    agrees();
  }

  @Test
  void leavesAnonymousVolumesToCompose() {
    String before = app("parallelism: 1") + "    volumes: [ /data ]\n";
    deploy(before);
    String old = volumes();

    StackOutcome outcome = deploy(before.replace("tiny:1", "tiny:2"));

    assertThat(outcome.error()).isEmpty();
    assertThat(volumes()).isEqualTo(old);
  }

  private String volumes() {
    Set<String> volumes = new TreeSet<>();
    for (String id : web()) {
      volumes.add(
          lab.docker("inspect", "-f", "{{range .Mounts}}{{.Name}}{{end}}", id).output().strip());
    }
    return volumes.toString();
  }

  @Test
  void losesNoRequestOfFiftyASecondThroughNginx() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String before =
        app("order: start-first")
            + """
              proxy:
                image: steward/nginx:1
                ports: [ "127.0.0.1:%d:80" ]
                volumes: [ "./nginx.conf:/etc/nginx/nginx.conf:ro" ]
            """
                .formatted(port);
    lab.write("stacks/app/nginx.conf", PROXY);
    assertThat(deploy(before).error()).isEmpty();
    Awaitility.await().until(() -> get(port).equals("tiny 1"));

    try (var requests = new Requests(port)) {
      requests.until(100);
      StackOutcome outcome = deploy(before.replace("tiny:1", "tiny:2"));
      int sent = requests.sent.get();
      requests.until(sent + 100);

      assertThat(outcome.error()).isEmpty();
      assertThat(outcome.remarks()).isEmpty();
      assertThat(requests.failures).isEmpty();
      assertThat(requests.answers).containsOnlyKeys("tiny 1", "tiny 2");
    }
    assertThat(get(port)).isEqualTo("tiny 2");
  }

  private static String get(int port) {
    try {
      var connection =
          (HttpURLConnection) new URL("http://127.0.0.1:" + port + "/").openConnection();
      connection.setConnectTimeout(10_000);
      connection.setReadTimeout(10_000);
      int status = connection.getResponseCode();
      if (status != 200) {
        return "answered " + status;
      }
      try (var body = connection.getInputStream()) {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  /** Sends a request every 20 ms, and not more than so many. */
  private static final class Requests implements AutoCloseable {
    private static final int MOST = 3000;
    private static final int PERIOD_MILLIS = 20;
    final AtomicInteger sent = new AtomicInteger();
    final Map<String, Integer> answers = new ConcurrentHashMap<>();
    final Set<String> failures = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(16);

    private final ScheduledFuture<?> beats;

    Requests(int port) {
      beats = clock.scheduleAtFixedRate(() -> send(port), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void send(int port) {
      if (sent.incrementAndGet() <= MOST) {
        threads.execute(() -> note(get(port)));
      }
    }

    private void note(String answer) {
      if (answer.startsWith("tiny ")) {
        answers.merge(answer, 1, Integer::sum);
      } else {
        failures.add(answer);
      }
    }

    /** Waits until so many were answered. */
    void until(int count) {
      Awaitility.await()
          .until(
              () ->
                  failures.size() + answers.values().stream().mapToInt(n -> n).sum()
                      >= Math.min(count, MOST));
    }

    @Override
    public void close() {
      beats.cancel(false);
      clock.shutdownNow();
      threads.shutdownNow();
    }
  }
}
