// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.state.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledTest {
  private static final StackKey KEY = new StackKey("", "local", "app");
  private static final FieldKey MOUNT = new FieldKey("mount", "/data");

  @TempDir Path folder;

  private static Settled.Difference difference(String is, String shall) {
    return Settled.Difference.of(
        "web",
        MOUNT,
        new Fields.Builder().set("mount", "/data", is).build(),
        new Fields.Builder().set("mount", "/data", shall).build());
  }

  @Test
  void marksADifferenceByItsFieldAndBothValues() {
    assertThat(difference("/a", "/b")).isEqualTo(difference("/a", "/b"));
    assertThat(difference("/a", "/b").mark()).isNotEqualTo(difference("/a", "/c").mark());
    assertThat(difference("/a", "/b").mark()).doesNotContain("/a");
  }

  @Test
  void keepsWhatStayedAtTheServicesLastDeployed() {
    try (Database database =
        Database.sqlite(folder.resolve("state.db"), Clock.systemUTC(), DeployStore.SCHEMA)) {
      database
          .sql()
          .update(
              "INSERT INTO deploy_stack (stack_key, project) VALUES (?, 'app')", KEY.toString());
      var settled = new Settled(database);

      settled.replace(KEY, List.of("web"), List.of(difference("/a", "/b")));
      assertThat(settled.marks(KEY)).containsExactly(difference("/a", "/b").mark());

      settled.replace(KEY, List.of("web"), List.of());
      assertThat(settled.marks(KEY)).isEmpty();
    }
  }
}
