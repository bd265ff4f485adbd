// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWordsTest {
  @Test
  void keepsWhatIsNoSecret() {
    List<String> words = List.of("ls", "-la", "--color=always", "/srv/data", "a b  c", "");

    assertThat(CommandWords.masked(words))
        .containsExactly("ls", "-la", "--color=always", "/srv/data", "a b c", "");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql -u root -phorse, mysql -u root -p[REDACTED]",
    "mysql --password=horse app, mysql --password=[REDACTED] app",
    "mysql --password horse app, mysql --password [REDACTED] app",
    "env API_KEY=horse run, env API_KEY=[REDACTED] run",
    "curl --api-key horse x, curl --api-key [REDACTED] x",
    "psql postgres://app:horse@db/app, psql [REDACTED]",
  })
  void leavesOutWhatLooksLikeASecret(String command, String kept) {
    assertThat(CommandWords.masked(List.of(command.split(" ")))).containsExactly(kept.split(" "));
    assertThat(CommandWords.masked(List.of("sh", "-c", command))).containsExactly("sh", "-c", kept);
  }
}
