// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.steward.core.operation.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRoutesTest {
  private static final String GROW = "/api/v1/garden/grow";
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
  void answersLongOperationWithRun() throws Exception {
    var answer = server.post(GROW, "{\"days\":2}");

    assertThat(answer.statusCode()).isEqualTo(202);
    String path = answer.headers().firstValue("Location").orElseThrow();
    String id = path.substring("/api/v1/runs/".length());
    assertThat(id).matches("r-[0-9a-z]{12}");
    assertThat(Json.read(answer.body(), "run"))
        .containsEntry("id", id)
        .containsEntry("operation", "garden grow")
        .containsEntry("actor", "token:operator")
        .doesNotContainKeys("ended", "result", "problem", "exitCode");

    server.plugin.steps.release(2);
    await().until(() -> server.get(path).body().contains("\"state\":\"done\""));

    assertThat(server.get(path).body())
        .isEqualTo(
            "{\"id\":\""
                + id
                + "\",\"operation\":\"garden grow\",\"actor\":\"token:operator\","
                + "\"state\":\"done\",\"began\":\"2026-11-23T08:00:00Z\","
                + "\"ended\":\"2026-11-23T08:00:00Z\",\"exitCode\":0,"
                + "\"result\":{\"days\":2,\"flower\":\"roses\"}}");
    assertThat(server.get("/api/v1/audit/log").body()).contains("\\\"run\\\":\\\"" + id + "\\\"");
  }

  @Test
  void refusesBadInputBeforeThereIsRun() throws Exception {
    assertThat(server.post(GROW, "{\"days\":\"many\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsWhyRunFailed() throws Exception {
    String path = begin("{\"fails\":true}");

    server.plugin.steps.release();
    await().until(() -> server.get(path).body().contains("\"state\":\"failed\""));

    assertThat(server.get(path).body())
        .endsWith(
            "\"exitCode\":1,\"problem\":{\"type\":\"urn:steward:failed\",\"title\":\"failed\","
                + "\"status\":500,\"detail\":\"it withered\",\"exitCode\":1,"
                + "\"hints\":[\"water it\"],\"problems\":[]}}");
  }

  @Test
  void streamsStepsInOrderAndEndsWithResult() throws Exception {
    String path = begin("{\"days\":3}");
    var stream = follow(path, "");

    server.plugin.steps.release(3);
    List<String> lines = stream.get(20, TimeUnit.SECONDS);

    assertThat(lines.stream().filter(line -> !line.isEmpty() && !line.startsWith(":")).toList())
        .containsExactly(
            "id: 1",
            "event: step",
            step(1),
            "id: 2",
            "event: step",
            step(2),
            "id: 3",
            "event: step",
            step(3),
            "id: 4",
            "event: end",
            "data: " + server.get(path).body());
    assertThat(server.get(path).body()).contains("\"result\":{\"days\":3");
  }

  @Test
  void goesOnWhereClientLeftOff() throws Exception {
    String path = begin("{\"days\":3}");
    server.plugin.steps.release(3);
    await().until(() -> server.get(path).body().contains("\"state\":\"done\""));

    assertThat(follow(path, "2").get(20, TimeUnit.SECONDS))
        .startsWith("id: 3", "event: step", step(3), "", "id: 4", "event: end");
    assertThat(follow(path, "4").get(20, TimeUnit.SECONDS)).noneMatch(l -> l.startsWith("id:"));
    var wrong =
        server.send(
            server.request(path + "/events", server.reader).header("Last-Event-ID", "x").build());
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("Last-Event-ID 'x' is not a number");
  }

  @Test
  void saysThatItIsStillThere() throws Exception {
    String path = begin("{}");
    var lines =
        server.lines(server.request(path + "/events", server.reader).build()).body().iterator();

    assertThat(lines.next()).isEqualTo(": still here");
    assertThat(lines.next()).isEmpty();
    server.plugin.steps.release();
    while (lines.hasNext()) {
      lines.next();
    }
  }

  @Test
  void endsStreamOfTokenThatIsRevoked() throws Exception {
    String path = begin("{}");
    var stream = follow(path, "");

    server.tokens.revoke("reader");

    assertThat(stream.get(20, TimeUnit.SECONDS)).noneMatch(line -> line.startsWith("event: end"));
  }

  @Test
  void letsRunsWaitAndRefusesTooMany() throws Exception {
    String first = begin("{}");
    String second = begin("{}");
    String third = begin("{}");
    await().until(() -> server.get(second).body().contains("\"state\":\"running\""));
    assertThat(server.get(third).body()).contains("\"state\":\"waiting\"");

    var fourth = server.post(GROW, "{}");

    assertThat(fourth.headers().firstValue("Retry-After")).contains("30");
    OperationRoutesTest.assertProblem(
        fourth,
        503,
        "{\"type\":\"urn:steward:unavailable\",\"title\":\"unavailable\",\"status\":503,"
            + "\"detail\":\"too many runs wait already\",\"exitCode\":5,"
            + "\"hints\":[\"try again when one has ended\"],\"problems\":[]}");
    server.plugin.steps.release(3);
    for (String path : List.of(first, second, third)) {
      await().until(() -> server.get(path).body().contains("\"state\":\"done\""));
    }
  }

  @Test
  void stopsRunAfterItsPresentStep() throws Exception {
    String path = begin("{\"days\":5}");
    server.plugin.steps.release(1);
    assertThat(server.post(path + "/stop", "").statusCode()).isEqualTo(202);

    server.plugin.steps.release(1);
    await().until(() -> server.get(path).body().contains("\"state\":\"failed\""));

    assertThat(server.get(path).body())
        .contains("\"detail\":\"stopped by the user after this step\"")
        .contains("\"exitCode\":130");
  }

  @Test
  void knowsNoRunOfOtherId() throws Exception {
    OperationRoutesTest.assertProblem(
        server.get("/api/v1/runs/nope"),
        404,
        "{\"type\":\"urn:steward:not-found\",\"title\":\"not found\",\"status\":404,"
            + "\"detail\":\"there is no run 'nope'\",\"exitCode\":2,"
            + "\"hints\":[\"the server forgets the oldest runs, and all when it is started anew;"
            + " stack history keeps them\"],\"problems\":[]}");
  }

  @Test
  void countsRequestsAndRuns() throws Exception {
    String path = begin("{}");
    server.plugin.steps.release();
    await().until(() -> server.get(path).body().contains("\"state\":\"done\""));
    server.get("/api/v1/garden/look?bed=none");

    await()
        .untilAsserted(
            () ->
                assertThat(server.get("/metrics").body())
                    .contains("steward_build_info{version=\"")
                    .contains("steward_runs_total{operation=\"garden grow\",outcome=\"done\"} 1")
                    .contains(
                        "steward_http_requests_seconds_count"
                            + "{operation=\"garden look\",status=\"404\"} 1"));
  }

  private String begin(String body) throws Exception {
    var answer = server.post(GROW, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private CompletableFuture<List<String>> follow(String path, String lastId) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            var request = server.request(path + "/events", server.reader);
            if (!lastId.isEmpty()) {
              request.header("Last-Event-ID", lastId);
            }
            return server.lines(request.build()).body().toList();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String step(int day) {
    return "data: {\"group\":\"garden\",\"subject\":\"rose\",\"mark\":\"busy\","
        + "\"state\":\"growing\",\"detail\":\"day "
        + day
        + "\"}";
  }
}
