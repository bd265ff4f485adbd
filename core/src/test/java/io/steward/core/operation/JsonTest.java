// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonTest {
  enum State {
    NOT_FOUND
  }

  record Hidden(String text) implements Textual {
    @Override
    public String toString() {
      return "(hidden)";
    }
  }

  record Part(String depthName, int count) {}

  record Result(
      List<Part> parts,
      Optional<String> reason,
      Optional<Part> best,
      State state,
      Instant at,
      Duration took,
      Path file,
      Hidden password,
      boolean done,
      Map<String, Part> byName) {}

  @Test
  void writesRecordsByComponentName() {
    assertThat(Json.write(result()))
        .isEqualTo(
            """
            {
              "parts": [
                {
                  "depthName": "web \\"x\\"",
                  "count": 3
                }
              ],
              "best": {
                "depthName": "best",
                "count": 4
              },
              "state": "not-found",
              "at": "2026-11-22T20:41:00Z",
              "took": "1m30s",
              "file": "config/services.yaml",
              "password": "(hidden)",
              "done": true,
              "byName": {
                "z": {
                  "depthName": "last",
                  "count": 1
                }
              }
            }
            """);
  }

  private static Result result() {
    return new Result(
        List.of(new Part("web \"x\"", 3)),
        Optional.empty(),
        Optional.of(new Part("best", 4)),
        State.NOT_FOUND,
        Instant.parse("2026-11-22T20:41:00Z"),
        Duration.ofSeconds(90),
        Path.of("config/services.yaml"),
        new Hidden("hunter2"),
        true,
        Map.of("z", new Part("last", 1)));
  }

  @Test
  void keepsTheOrderOfAnOrderedMap() {
    var ordered = new LinkedHashMap<String, Integer>();
    ordered.put("z", 1);
    ordered.put("a", 2);

    assertThat(Json.line(ordered)).isEqualTo("{\"z\":1,\"a\":2}");
  }

  @Test
  void sortsWhatComesInAnOrderOfChance() {
    assertThat(Json.line(Map.of("c", 3, "a", 1, "b", 2))).isEqualTo("{\"a\":1,\"b\":2,\"c\":3}");
    assertThat(Json.line(Set.of("c", "a", "b"))).isEqualTo("[\"a\",\"b\",\"c\"]");
  }

  @Test
  void writesEmptyListsAndMapsShort() {
    assertThat(Json.write(Map.of("a", List.of(), "b", Map.of())))
        .isEqualTo("{\n  \"a\": [],\n  \"b\": {}\n}\n");
  }

  @Test
  void writesDurationsAsSettingsHaveThem() {
    assertThat(Plain.text(Duration.ZERO)).isEqualTo("0s");
    assertThat(Plain.text(Duration.ofMillis(90_250))).isEqualTo("1m30s250ms");
    assertThat(Plain.text(Duration.ofHours(49))).isEqualTo("2d1h");
    assertThat(Plain.text(Duration.ofSeconds(-5))).isEqualTo("-5s");
  }

  @Test
  void readsAnObject() {
    var read = Json.read("{\"a\": [1, 2.5, true, null], \"b\": {\"c\": \"x\"}}", "the body");

    assertThat(Json.line(read)).isEqualTo("{\"a\":[1,2.5,true,null],\"b\":{\"c\":\"x\"}}");
    assertThat(Json.read(" \n", "the body")).isEmpty();
  }

  @Test
  void refusesWhatIsNoObject() {
    assertRefused("[1]", "the body is not a JSON object");
    assertRefused("{} {}", "the body has text after the JSON object, line 1, column 4");
    assertRefused(
        "{\"a\":1,\n\"a\":2}", "the body is not valid JSON, line 2, column 4: Duplicate field 'a'");
    assertRefused(
        "{\"a\":1",
        "the body is not valid JSON, line 1, column 7: Unexpected end-of-input: expected close marker"
            + " for Object (start marker at [line: 1, column: 1])");
  }

  @Test
  void refusesMalformedTextWithItsPlace() {
    assertThatThrownBy(() -> Json.read("{\"a\" 1}", "the body"))
        .hasMessageStartingWith("the body is not valid JSON, line 1, column ");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> Json.read(text, "the body"))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessage(message);
  }
}
