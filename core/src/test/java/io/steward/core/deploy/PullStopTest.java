// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullStopTest {
  @TempDir Path folder;

  @Test
  void whoeverStopsDoesNotWaitForAPull() {
    try (var bench =
        new Bench(folder)
            .deployment("stacks: { site: {} }\n")
            .stack("site", "services: { web: { image: \"web:1\" } }\n")) {
      bench.target.before("pull", () -> bench.stopping.set(true));

      assertThatThrownBy(() -> bench.deploy("site"))
          .isInstanceOfSatisfying(
              OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERRUPTED))
          .hasMessage("stopped by the user after this step. Nothing was touched");

      assertThat(bench.target.calls()).containsExactly("pull web:1");
    }
  }
}
