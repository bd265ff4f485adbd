// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Acceptance;
import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.StackDiff;
import io.steward.core.deploy.StackRevision;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares files with a revision that was written from what the real engine runs. */
class DiffOnEngineTest {
  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() throws IOException {
    lab = new EngineHomelab(folder);
    lab.write("stacks/app/.env", "COLOUR=blue\n")
        .write("stacks/app/app.env", "FROM_FILE=yes\n")
        .write("stacks/app/app.conf", "a: 1\n")
        .write("stacks/app/password", "hush\n");
    lab.stack("app", Files.readString(Path.of("src/test/resources/deploy/every-setting.yaml")));
    lab.deploy("app");
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private List<String> diff() {
    try (Steward steward = lab.start()) {
      var revision = new StackRevision("app", Optional.empty());
      return steward.get(StackDiff.class).diff(revision).texts().stream()
          .flatMap(text -> text.lines().stream())
          .filter(line -> line.startsWith("+") || line.startsWith("-"))
          .toList();
    }
  }

  @Test
  void theTextOfWhatWasAcceptedDiffersInThatOnly() {
    for (ContainerState container : lab.containers("app")) {
      String[] words = {"update", "--memory", "96m", "--memory-swap", "96m", container.id()};
      assertThat(lab.docker(words).succeeded()).isTrue();
    }
    try (Steward steward = lab.start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of("app"), folder);
      steward.get(Acceptance.class).accept(selection, "", Run.of("test", folder));
    }

    assertThat(diff())
        .map(line -> line.charAt(0) + line.substring(1).strip())
        .contains("-memory: 100663296", "+memory: 67108864", "-mem_limit: 100663296")
        .allMatch(line -> line.matches(".(memory|mem_limit|memswap_limit): \\d+"));
  }
}
