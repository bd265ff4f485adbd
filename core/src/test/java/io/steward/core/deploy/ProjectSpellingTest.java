// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectSpellingTest {
  private static Map<String, Object> service(String json) {
    return Json.read("{\"services\": {\"web\": " + json + "}}", "a project");
  }

  private static void assertSame(String one, String other) {
    assertThat(ProjectSpelling.of(service(one), service(other)))
        .isEqualTo(ProjectSpelling.of(service(other), service(one)));
  }

  @Test
  void whatIsNotSaidIsNoDifference() {
    assertSame("{\"command\": null, \"ipc\": \"private\"}", "{}");
    assertSame("{\"networks\": {\"front\": {}}}", "{\"networks\": {\"front\": null}}");
  }

  @Test
  void equalThingsInOtherWordsAreNoDifference() {
    assertSame(
        "{\"mem_limit\": 64, \"scale\": 2}",
        "{\"deploy\": {\"replicas\": 2, \"resources\": {\"limits\": {\"memory\": \"64\"}}}}");
    assertSame(
        "{\"ulimits\": {\"nproc\": {\"soft\": 5, \"hard\": 5}}, \"cap_add\": [\"A\", \"B\"]}",
        "{\"ulimits\": {\"nproc\": 5}, \"cap_add\": [\"B\", \"A\"]}");
  }

  @Test
  void aNetworkThatIsNotJoinedIsADifference() {
    var joined = service("{\"networks\": {\"front\": null}}");
    var alone = service("{}");

    assertThat(ProjectSpelling.of(joined, alone)).isNotEqualTo(ProjectSpelling.of(alone, joined));
  }

  @Test
  void aLimitThatOnlyOneHasStaysWhereItIs() {
    var limited = service("{\"mem_limit\": 64}");

    assertThat(ProjectSpelling.of(limited, service("{}")))
        .hasToString("{services={web={mem_limit=64}}}");
  }
}
