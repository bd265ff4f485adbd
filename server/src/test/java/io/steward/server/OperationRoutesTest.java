// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationRoutesTest {
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
  void answersGetWithInputOfQuery() throws Exception {
    var answer = server.get("/api/v1/garden/look?bed=south&tag=a&tag=b&season=early-summer");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"bed\":\"south\",\"flower\":\"roses\",\"tags\":[\"a\",\"b\"],"
                + "\"actor\":\"token:reader\",\"season\":\"early-summer\"}");
  }

  @Test
  void answersPostWithInputOfBody() throws Exception {
    var answer =
        server.post(
            "/api/v1/garden/plant",
            "{\"flower\":\"tulip\",\"bedNames\":[\"a\",\"b\"],\"yes\":true,\"dryRun\":true}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"flower\":\"tulip\",\"bedNames\":[\"a\",\"b\"],\"dryRun\":true,\"hasRun\":true}");
  }

  @Test
  void refusesQuestionWithoutYes() throws Exception {
    var answer = server.post("/api/v1/garden/plant", "{\"flower\":\"tulip\"}");

    assertProblem(
        answer,
        409,
        "{\"type\":\"urn:steward:refused\",\"title\":\"refused\",\"status\":409,"
            + "\"detail\":\"it asks for a yes: Plant tulip?\",\"exitCode\":6,"
            + "\"hints\":[\"send \\\"yes\\\": true to say so beforehand\"],\"problems\":[]}");
  }

  @Test
  void namesEverythingWrongWithInputAtOnce() throws Exception {
    var answer = server.get("/api/v1/garden/look?bet=x&limit=many&sinceThen=x&bed=a&bed=b");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"type\":\"urn:steward:usage\"")
        .contains("\"exitCode\":2")
        .contains(
            "{\"file\":\"request\",\"line\":0,\"column\":0,\"key\":\"bet\","
                + "\"message\":\"unknown key\",\"hint\":\"did you mean 'bed'?\"}")
        .contains("\"key\":\"bed\",\"message\":\"is given 2 times\"")
        .contains("\"key\":\"limit\",\"message\":\"'many' is not a whole number\"")
        .contains(
            "\"key\":\"sinceThen\",\"message\":"
                + "\"'x' is not a duration such as 30s, 5m or 1h30m\"");
  }

  @Test
  void refusesBodyThatIsNotWhatItTakes() throws Exception {
    assertProblem(
        server.post("/api/v1/garden/plant", "{\"flower\":\"tulip\",\"yes\":\"sure\"}"),
        400,
        "{\"type\":\"urn:steward:usage\",\"title\":\"usage\",\"status\":400,"
            + "\"detail\":\"garden plant: yes must be true or false\",\"exitCode\":2,"
            + "\"hints\":[],\"problems\":[{\"file\":\"request\",\"line\":0,\"column\":0,"
            + "\"key\":\"yes\",\"message\":\"must be true or false\"}]}");
    assertThat(server.post("/api/v1/garden/plant", "").body())
        .contains("\"detail\":\"garden plant: flower is missing\"");
    assertThat(server.post("/api/v1/garden/plant", "[1]").body())
        .contains("\"detail\":\"the request body is not a JSON object\"");
    assertThat(server.post("/api/v1/garden/plant", "{\"flower\":").body())
        .contains("\"status\":400")
        .contains("\"detail\":\"the request body is not valid JSON, line 1, column ");
    assertThat(server.post("/api/v1/garden/plant", "{\"flower\":\"a\",\"flower\":\"b\"}").body())
        .contains("\"status\":400")
        .contains("Duplicate field 'flower'");
    assertThat(server.post("/api/v1/garden/plant?flower=tulip", "{}").body())
        .contains("\"detail\":\"garden plant takes its input in the body, not in the query\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "garden/plant | {'flower':'a','bedNames':5} | bedNames expected a list, found a number",
        "garden/plant | {'flower':'a','bedNames':'b'} | bedNames expected a list, found text",
        "garden/plant | {'flower':'a','bedNames':{}} | bedNames expected a list, found a map",
        "garden/plant | {'flower':'a','bedNames':[5]} | bedNames[0] expected text, found a number",
        "garden/plant | {'flower':'a','notes':[true]} | notes[0] expected text, found true",
        "garden/plant | {'flower':'a','notes':['b',[]]} | notes[1] expected text, found a list",
        "garden/plant | {'flower':'a','notes':[null]} | notes[0] expected text, found nothing",
        "garden/plant | {'flower':{}} | flower expected text, found a map",
        "garden/plant | {'flower':5} | flower expected text, found a number",
        "garden/grow | {'days':'2'} | days expected a whole number, found text",
        "garden/grow | {'days':true} | days 'true' is not a whole number",
        "garden/grow | {'days':[2]} | days expected a whole number, found a list",
        "garden/grow | {'fails':'true'} | fails expected true or false, found text",
        "garden/grow | {'season':'autumn'} | season 'autumn' is not one of spring, early-summer",
        "garden/grow | {'season':1} | season expected one of spring, early-summer, found a number",
      })
  void refusesBodyWithValueOfOtherType(String operation, String body, String problem)
      throws Exception {
    var answer = server.post("/api/v1/" + operation, body.replace('\'', '"'));

    assertThat(answer.body())
        .contains("\"detail\":\"" + operation.replace('/', ' ') + ": " + problem);
    assertThat(answer.body())
        .contains("\"key\":\"" + problem.substring(0, problem.indexOf(' ')) + "\"");
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void refusesDeepNesting() throws Exception {
    var answer = server.post("/api/v1/garden/plant", "{\"flower\":" + "[".repeat(100_000));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("the request body is not valid JSON");
  }

  @Test
  void refusesHugeBody() throws Exception {
    var answer = server.post("/api/v1/garden/plant", "x".repeat(Limits.BODY_BYTES + 1));

    assertProblem(
        answer,
        413,
        "{\"type\":\"urn:steward:content-too-large\",\"title\":\"content too large\","
            + "\"status\":413,\"detail\":\"the request body is longer than 1048576 bytes\","
            + "\"exitCode\":2,\"hints\":[],\"problems\":[]}");
  }

  @Test
  void refusesBodyOfOtherType() throws Exception {
    var answer =
        server.send(
            server
                .request("/api/v1/garden/plant", server.operator)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("\"detail\":\"the request body must be JSON\"");
  }

  @Test
  void refusesWrongMethodAndUnknownPath() throws Exception {
    var wrong = server.post("/api/v1/garden/look", "{}");
    assertThat(wrong.headers().firstValue("Allow")).contains("GET");
    assertProblem(
        wrong,
        405,
        "{\"type\":\"urn:steward:method-not-allowed\",\"title\":\"method not allowed\","
            + "\"status\":405,\"detail\":\"POST is not what /api/v1/garden/look takes\","
            + "\"exitCode\":2,\"hints\":[\"use GET\"],\"problems\":[]}");
    assertProblem(
        server.get("/api/v1/garden/lok"),
        404,
        "{\"type\":\"urn:steward:not-found\",\"title\":\"not found\",\"status\":404,"
            + "\"detail\":\"there is nothing at /api/v1/garden/lok\",\"exitCode\":2,"
            + "\"hints\":[\"did you mean '/api/v1/garden/look'?\"],\"problems\":[]}");
    assertThat(server.get("/api/v1/garden/hidden").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesPathOutsideHomelab() throws Exception {
    Files.writeString(temporary.resolve("outside.txt"), "secret");
    Files.createSymbolicLink(server.folder.resolve("link"), temporary.resolve("outside.txt"));
    Files.createSymbolicLink(server.folder.resolve("up"), temporary);
    Files.createDirectories(server.folder.resolve("deep"));
    Files.createSymbolicLink(server.folder.resolve("deep/inside"), Path.of("../config"));

    assertProblem(
        server.get("/api/v1/garden/look?file=../outside.txt"),
        409,
        "{\"type\":\"urn:steward:refused\",\"title\":\"refused\",\"status\":409,"
            + "\"detail\":\"path '../outside.txt' leads out of the homelab\",\"exitCode\":6,"
            + "\"hints\":[\"over HTTP only paths inside the homelab's folder are used\"],"
            + "\"problems\":[]}");
    for (String path :
        new String[] {
          "/etc/passwd",
          "link",
          "up/outside.txt",
          "up/new.txt",
          "deep/inside/../../../outside.txt",
          "config/../../outside.txt",
          "%2e%2e/outside.txt"
        }) {
      assertThat(server.get("/api/v1/garden/look?file=" + path).statusCode())
          .as(path)
          .isEqualTo(409);
    }
    assertThat(
            server
                .post("/api/v1/garden/plant", "{\"flower\":\"a\",\"notes\":[\"ok\",\"../x\"]}")
                .body())
        .contains("path '../x' leads out of the homelab");
    for (String path :
        new String[] {"config/garden.yaml", "new/file.txt", "deep/inside/x", "./a"}) {
      assertThat(server.get("/api/v1/garden/look?file=" + path).statusCode())
          .as(path)
          .isEqualTo(200);
    }
  }

  @Test
  void tellsErrorOfOperation() throws Exception {
    assertProblem(
        server.get("/api/v1/garden/look?bed=none"),
        404,
        "{\"type\":\"urn:steward:not-found\",\"title\":\"not found\",\"status\":404,"
            + "\"detail\":\"there is no bed 'none'\",\"exitCode\":2,"
            + "\"hints\":[\"did you mean 'north'?\"],\"problems\":[]}");
  }

  @Test
  void tellsNothingOfMistakeOfProgram() throws Exception {
    assertProblem(
        server.get("/api/v1/garden/look?bed=broken"),
        500,
        "{\"type\":\"urn:steward:internal-error\",\"title\":\"internal error\",\"status\":500,"
            + "\"detail\":\"a mistake of the program; the server's log tells more\","
            + "\"exitCode\":1,\"hints\":[],\"problems\":[]}");
  }

  @Test
  void showsResultThatIsNoSuccess() throws Exception {
    assertProblem(
        server.get("/api/v1/judge?as=failed"),
        500,
        "{\"type\":\"urn:steward:failed\",\"title\":\"failed\",\"status\":500,"
            + "\"detail\":\"3 weeds\",\"exitCode\":1,\"hints\":[\"pull them\"],\"problems\":[],"
            + "\"result\":{\"weeds\":3,\"kind\":\"failed\"}}");
    var pending = server.get("/api/v1/judge?as=pending");
    assertThat(pending.statusCode()).isEqualTo(200);
    assertThat(pending.headers().firstValue("Steward-Exit-Code")).contains("4");
    assertThat(pending.body()).isEqualTo("{\"weeds\":3,\"kind\":\"pending\"}");
  }

  @Test
  void answersQuicklyOnceWarm() throws Exception {
    for (int request = 0; request < 50; request++) {
      server.get("/api/v1/garden/look");
    }

    long began = System.nanoTime();
    for (int request = 0; request < 50; request++) {
      assertThat(server.get("/api/v1/garden/look").statusCode()).isEqualTo(200);
    }

    // The promise for a whole unchanged deploy is 100 ms; the way there and back may take a part.
    Duration each = Duration.ofNanos((System.nanoTime() - began) / 50);
    assertThat(each).isLessThan(Duration.ofMillis(50));
  }

  static void assertProblem(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }
}
