// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code compose-keys.txt} lists every key of the Compose Specification of August 2026. */
class ComposeSchemaTest {
  @Test
  void knowsEveryKeyOfTheSpecification() throws IOException {
    List<String> keys = Files.readAllLines(Path.of("src/test/resources/compose-keys.txt"));

    assertThat(keys).hasSizeGreaterThan(340).allSatisfy(key -> assertThat(type(key)).isNotNull());
  }

  @Test
  void knowsNoOther() {
    assertThat(type("services.*.imag")).isNull();
    assertThat(type("services.*.build.ulimits.*.softer")).isNull();
  }

  private static @org.jspecify.annotations.Nullable Type type(String key) {
    Type at = ComposeSchema.FILE;
    for (String step : key.split("\\.", -1)) {
      at = at == null ? null : at.in(step);
    }
    return at;
  }
}
