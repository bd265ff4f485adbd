// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that live in the network, the processes or the memory of others. */
class TenantsTest {
  private static final String SITE =
      """
      services:
        vpn:
          image: x:1
          environment: {COLOUR: blue}
          volumes: ['./vpn.conf:/vpn.conf:ro']
        host: {image: 'x:1', environment: {SHAPE: round}}
        app: {image: 'x:1', network_mode: 'service:vpn', pid: 'service:host'}
        shared: {image: 'x:1', ipc: 'service:host'}
        alone: {image: 'x:1'}
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n");
    bench.file("stacks/site/vpn.conf", "a\n").stack("site", SITE);
    bench.deploy("site");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private StackPlan planned() {
    return bench.plan("site").stacks().get(0);
  }

  @Test
  void goWithEachOfTheOthersThatIsReplaced() {
    bench.stack("site", SITE.replace("blue", "green"));
    assertThat(planned().names(Change.RECREATE)).containsExactly("vpn", "app");

    bench.stack("site", SITE.replace("round", "square"));
    assertThat(planned().names(Change.RECREATE)).containsExactly("host", "app", "shared");
  }

  /** A container that starts again has a new network: who was in the old one is cut off. */
  @Test
  void areRestartedWithOneThatIs() {
    bench.file("stacks/site/vpn.conf", "b\n");

    assertThat(planned().names(Change.RECREATE)).isEmpty();
    assertThat(planned().names(Change.RESTART)).containsExactly("vpn", "app");
  }
}
