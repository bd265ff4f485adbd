// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlTextTest {
  record Login(
      String user,
      Secret password,
      Value token,
      Value url,
      Optional<String> none,
      List<String> on) {}

  record Secret(String text) implements Sensitive {
    @Override
    public String toString() {
      return "[REDACTED]";
    }
  }

  private static final Login LOGIN =
      new Login(
          "123",
          new Secret("hunter2"),
          new Value("t0k3n", true),
          new Value("http://nas", false),
          Optional.empty(),
          List.of("yes", "plain text"));

  @Test
  void writesTheSameTreeAsJson() {
    assertThat(YamlText.write(LOGIN))
        .isEqualTo(
            """
            user: '123'
            password: '[REDACTED]'
            token: (hidden)
            url: http://nas
            'on':
            - 'yes'
            - plain text
            """);
  }

  @Test
  void masksSecretsInJsonToo() {
    assertThat(Json.line(LOGIN)).doesNotContain("hunter2", "t0k3n").contains("http://nas");
  }
}
