// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunOptionsTest {
  private static RunOptions read(String container) throws IOException {
    return RunOptions.read(Json.parse(container.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void nothingWasToldWhereTheEngineSaysNothing() throws IOException {
    RunOptions nothing = read("{}");

    assertThat(nothing.removedOnStop()).isFalse();
    assertThat(nothing.links()).isEmpty();
    assertThat(nothing.others()).isEmpty();
    assertThat(
            read(
                """
                { "HostConfig": { "AutoRemove": false, "Links": null, "CpusetMems": "",
                  "BlkioWeightDevice": [], "BlkioWeight": 0, "KernelMemory": 0 } }"""))
        .isEqualTo(nothing);
  }

  @Test
  void readsLinksOfTheBridgeAndOfNetworks() throws IOException {
    assertThat(
            read("""
                    { "HostConfig": { "Links": ["/db:/web/base"] },
                      "NetworkSettings": { "Networks": { "lan": { "Links": ["cache:fast"] } } } }""")
                .links())
        .containsExactly("db:base", "cache:fast");
  }

  @Test
  void readsWhatWasChosen() throws IOException {
    RunOptions options =
        read(
            """
            { "HostConfig": { "AutoRemove": true, "PublishAllPorts": true, "CpusetMems": "0",
                "BlkioWeight": 300 } }""");

    assertThat(options.removedOnStop()).isTrue();
    assertThat(options.publishesAll()).isTrue();
    assertThat(options.others()).containsExactlyInAnyOrder("--cpuset-mems", "--blkio-weight");
  }
}
