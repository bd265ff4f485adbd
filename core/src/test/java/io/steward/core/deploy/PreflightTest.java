// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {}, other: {} }\n");
    bench.stack("other", "services: { web: { image: 'x:1', ports: [ '8080:80' ] } }\n");
    bench.stack("site", "services: { web: { image: 'x:1' } }\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void namesAPortThatIsTaken() {
    bench.deploy("other");
    bench.stack("site", "services: { web: { image: 'x:1', ports: [ '127.0.0.1:8080:80' ] } }\n");

    assertThatThrownBy(() -> bench.deploy("site"))
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "preflight: site wants port 8080/tcp, which other-web-1 has. Nothing was touched");
    assertThat(bench.running("site")).isEmpty();
  }

  @Test
  void namesNetworksAndVolumesThatAreNotThere() {
    bench.stack(
        "site",
        """
        services: { web: { image: 'x:1', networks: [ proxy ], volumes: [ 'data:/data' ] } }
        networks: { proxy: { external: true } }
        volumes: { data: { external: true } }
        """);

    assertThatThrownBy(() -> bench.deploy("site"))
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "preflight: site needs network proxy, which is not on sim (docker network create"
                + " proxy); site needs volume data, which is not on sim (docker volume create"
                + " data). Nothing was touched");
  }

  @Test
  void letsAServiceListenOnFewerAddresses() {
    bench.deploy("other");
    bench.stack("other", "services: { web: { image: 'x:1', ports: [ '127.0.0.1:8080:80' ] } }\n");

    assertThat(Bench.outcome(bench.deploy("other"), "other")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void letsAPortMoveToAnotherServiceOfTheStack() {
    bench.deploy("other");
    bench.stack(
        "other",
        "services: { web: { image: 'x:1' }, proxy: { image: 'y:1', ports: [ '8080:80' ] } }\n");

    assertThat(Bench.outcome(bench.deploy("other"), "other")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void refusesADiskWithLessRoomThanTheImagesTake() {
    bench.target.free = Optional.of(250_000_000L);

    assertThatThrownBy(() -> bench.deploy("site"))
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "preflight: sim has only 250 MB free, and the images to pull take more than 100 MB."
                + " Nothing was touched");
    assertThat(bench.running("site")).isEmpty();
    assertThat(bench.target.calls()).isEmpty();
  }

  @Test
  void pullsWhatTheDiskHasRoomFor() {
    bench.target.free = Optional.of(10_000_000_000L);

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }
}
