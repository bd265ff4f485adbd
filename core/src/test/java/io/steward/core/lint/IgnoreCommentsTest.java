// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a comment accepts, and what only looks like one. */
class IgnoreCommentsTest {
  private static final String LINT = "packs: [style]\n";

  @TempDir private Path folder;

  private Looked looked(String compose) {
    return Looked.at(folder, Example.of(compose).with("config/lint.yaml", LINT));
  }

  private List<String> places(String compose) {
    Looked looked = looked(compose);
    assertThat(looked.found("compose-invalid")).isEmpty();
    return looked.found("port-quotes").stream().map(found -> found.replaceAll(": .*", "")).toList();
  }

  @Test
  void behindAValueItCoversItsLine() {
    assertThat(
            places(
                """
                services:
                  web:
                    image: nginx:1.27
                    ports:
                      - 8080:80 # steward: ignore port-quotes as it came
                      - 8443:443
                """))
        .containsExactly("compose.yaml:6:9");
  }

  @Test
  void aboveAKeyItCoversTheBlock() {
    assertThat(
            places(
                """
                services:
                  # steward: ignore port-quotes as it came
                  web:
                    image: nginx:1.27
                    ports:
                      - 8080:80

                      # a comment
                      - 8443:443
                  other:
                    image: nginx:1.27
                    # steward: ignore port-quotes as it came
                    ports:
                    - 81:80
                    - 82:80
                  last:
                    image: nginx:1.27
                    ports:
                    - 83:80
                """))
        .containsExactly("compose.yaml:19:7");
  }

  @Test
  void aboveAnItemItCoversTheItem() {
    assertThat(
            places(
                """
                services:
                  web:
                    image: nginx:1.27
                    ports:
                      # steward: ignore port-quotes as it came
                      - 8080:80
                      - 8443:443
                """))
        .containsExactly("compose.yaml:7:9");
  }

  @Test
  void severalAboveOneLineAllCount() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                ports:
                  # steward: ignore port-quotes as it came
                  # steward: ignore base-60-port no such tool here
                  - 22:22
            """);

    assertThat(looked.found("port-quotes")).isEmpty();
    assertThat(looked.found("base-60-port")).isEmpty();
    assertThat(looked.found("ignore-unused")).isEmpty();
  }

  @Test
  void inFlowStyleItCoversItsLine() {
    assertThat(
            places(
                """
                services:
                  web:
                    image: nginx:1.27
                    ports: [
                      # steward: ignore port-quotes as it came
                      8080:80,
                      8443:443,
                      9000:9000 # steward: ignore port-quotes as it came
                    ]
                """))
        .containsExactly("compose.yaml:7:7");
  }

  @Test
  void withinATextItIsNone() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                command: |
                  # steward: ignore port-quotes not a comment
                entrypoint: "sh # steward: ignore port-quotes not one either"
                labels:
                  - >-
                    # steward: ignore port-quotes nor this
                  - 'over lines
                    # steward: ignore port-quotes nor that'
                ports:
                  - 8080:80
            """);

    assertThat(looked.found("port-quotes"))
        .containsExactly("compose.yaml:13:9: port 8080:80 has no quotes");
    assertThat(looked.result(java.util.Map.of()).findings())
        .noneMatch(finding -> finding.rule().startsWith("ignore-"));
  }

  @Test
  void afterATextItIsOneAgain() {
    assertThat(
            places(
                """
                services:
                  web:
                    image: nginx:1.27
                    x-text: |
                      echo it's
                    x-note: it's # steward: ignore port-quotes covers this line alone
                    # steward: ignore port-quotes as it came
                    ports:
                      - 8080:80
                """))
        .isEmpty();
  }

  @Test
  void linesMayEndAsOnWindows() {
    assertThat(
            places(
                """
                services:
                  web:
                    image: nginx:1.27
                    ports:
                      - 8080:80 # steward: ignore port-quotes as it came
                      - 8443:443
                """
                    .replace("\n", "\r\n")))
        .containsExactly("compose.yaml:6:9");
  }

  @Test
  void withoutAReasonItCoversNothing() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                ports:
                  - 8080:80 # steward: ignore port-quotes
            """);

    assertThat(looked.found("port-quotes")).hasSize(1);
    assertThat(looked.found("ignore-without-reason")).hasSize(1);
  }
}
