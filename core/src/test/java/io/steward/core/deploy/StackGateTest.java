// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.steward.core.CorePlugin;
import io.steward.core.config.Node;
import io.steward.core.config.RecordBinder;
import io.steward.core.config.Yaml;
import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.kind.Plugins;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks beside the containers, in deploys on a watched target. */
class StackGateTest {
  private static final String SITE =
      """
      services:
        web:
          image: web:1
        app:
          image: app:1
      """;

  @TempDir Path folder;
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private Bench bench;
  private String url;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    bench = new Bench(folder).stack("site", SITE);
  }

  @AfterEach
  void close() {
    bench.close();
    server.stop(0);
  }

  private void gate(String settings) {
    bench.deployment("stacks: { site: { gate: { timeout: 2m, " + settings + " } } }\n");
  }

  private StackOutcome deploy() {
    return Bench.find(bench.deploy(), "site").orElseThrow();
  }

  private void newer(String service) {
    bench.stack("site", SITE.replace(service + ":1", service + ":2"));
  }

  private void failsUntilTheWayBack() {
    bench.target.before(
        "apply",
        () -> {
          List<String> calls = bench.target.calls();
          status.set(calls.get(calls.size() - 1).contains(" back") ? 200 : 503);
        });
  }

  @Test
  void asksOnceTheContainersAreReady() {
    gate("checks: { page: { http: { url: \"" + url + "\" } } }");

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.services())
        .extracting(Readiness::service, Readiness::words)
        .contains(org.assertj.core.groups.Tuple.tuple("check page", "answers"));
    assertThat(asked).hasValue(1);
    assertThat(bench.steps())
        .anyMatch(
            step ->
                step.subject().equals("page")
                    && step.state().equals("answers")
                    && step.detail().startsWith("answered 200"));
  }

  @Test
  void goesBackWhenACheckThatWasWellFails() {
    gate("checks: { page: { http: { url: \"" + url + "\", every: 10s } } }");
    deploy();
    String before = bench.running("site").get("web").imageId();
    newer("web");
    failsUntilTheWayBack();

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.error())
        .isEqualTo(
            "check page: not ready, GET "
                + url
                + " answered 503, expected 200 to 399 (10 times in 90 s)");
    assertThat(bench.running("site").get("web").imageId()).isEqualTo(before);
  }

  @Test
  void needsHandsWhenACheckFailsAfterTheWayBackToo() {
    gate("checks: { page: { http: { url: \"" + url + "\" } } }");
    deploy();
    newer("web");
    bench.target.before("apply", () -> status.set(503));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.NEEDS_HANDS);
  }

  @Test
  void neverBlamesWhatFailedBefore() {
    gate("monitor: 30s, checks: { page: { http: { url: \"" + url + "\" } } }");
    deploy();
    status.set(500);
    newer("web");

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.remarks()).contains("check page was not well before and is not now.");
    assertThat(outcome.services().get(outcome.services().size() - 1).after())
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void blamesItOnAFirstDeploy() {
    status.set(500);
    gate("checks: { page: { http: { url: \"" + url + "\" } } }");

    assertThat(deploy().outcome()).isEqualTo(Outcome.REMOVED);
  }

  @Test
  void asksForAServiceOnlyWhenThatIsTouched() {
    gate("checks: { page: { http: { url: \"" + url + "\", service: app } } }");
    deploy();
    asked.set(0);

    newer("web");
    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(asked).hasValue(0);

    bench.stack("site", SITE.replace(":1", ":2"));
    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(asked).hasValue(2);
  }

  @Test
  void connectsToAPort() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      gate("checks: { port: { tcp: { port: " + port + " } } }");
      assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
      newer("web");
      bench.target.before("apply", () -> close(socket));

      StackOutcome outcome = deploy();

      assertThat(outcome.error())
          .startsWith(
              "check port: not ready, connection to 127.0.0.1:"
                  + port
                  + " failed: connection refused");
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void looksAtOneServiceForLonger() {
    gate("monitor: 5s, checks: { steady: { container: { service: app, monitor: 45s } } }");

    StackOutcome outcome = deploy();

    assertThat(outcome.services())
        .extracting(one -> one.service() + " " + one.after().toSeconds())
        .contains("web 5", "app 5", "app 45");
  }

  @Test
  void refusesACheckOfAServiceThatIsNotThere() {
    gate("checks: { page: { http: { url: \"" + url + "\", service: wep } } }");

    assertThatThrownBy(() -> bench.deploy())
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "preflight: check page of site is for service 'wep', which it does not have (did you"
                + " mean 'web'?). Nothing was touched");
    assertThat(bench.target.calls()).noneMatch(call -> call.startsWith("apply"));
  }

  @Test
  void stopsBetweenTwoTries() {
    gate("checks: { page: { http: { url: \"" + url + "\" } } }");
    deploy();
    newer("web");
    failsUntilTheWayBack();
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          bench.stopping.set(status.get() == 503);
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });

    StackOutcome outcome = deploy();

    assertThat(outcome.error()).isEqualTo("stopped before check page was made");
    assertThat(outcome.outcome()).isEqualTo(Outcome.STOPPED);
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThat(problem("http: { url: \"ftp://x/\" }"))
        .contains("url is not http://HOST… or https://HOST…");
    assertThat(problem("http: { url: \"http://me:secret@x/\" }"))
        .contains("url holds credentials; give them with headers")
        .doesNotContain("secret");
    assertThat(problem("http: { url: \"http://a b/\" }"))
        .contains("url is not an address: Illegal character in authority");
    assertThat(problem("tcp: { port: 70000 }")).contains("port 70000 is not within 1 and 65535");
    assertThat(problem("tcp: { port: 80, every: 0s }")).contains("every is shorter than 100 ms");
    assertThat(problem("tcp: { port: 80, timeout: 0s }"))
        .contains("timeout is shorter than 100 ms");
  }

  @Test
  void refusesToReplaceLessThanNothingAtATime() {
    assertThat(bound("parallelism: -1")).contains("parallelism is less than 0");
    assertThat(bound("parallelism: 0")).isEqualTo("[]");
  }

  private static String problem(String check) {
    return bound("checks: { page: { " + check + " } }");
  }

  private static String bound(String gate) {
    var problems = new ArrayList<Problem>();
    Node node = Yaml.read(gate, "gate.yaml", problems);
    new RecordBinder(new Plugins(List.of(new CorePlugin())).choices(), problems)
        .bind(node, GateSettings.class, "");
    return problems.toString();
  }
}
