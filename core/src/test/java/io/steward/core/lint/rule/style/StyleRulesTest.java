// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.InvalidException;
import io.steward.core.lint.Example;
import io.steward.core.lint.Looked;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edges of what the pack finds. */
class StyleRulesTest {
  @TempDir private Path folder;

  private Looked looked(String compose) {
    return looked(compose, "");
  }

  private Looked looked(String compose, String conventions) {
    return Looked.at(
        folder, Example.of(compose).with("config/lint.yaml", "packs: [style]\n" + conventions));
  }

  @Test
  void isOffUnlessAskedFor() {
    Looked looked =
        Looked.at(
            folder, Example.of("services:\n  Web:\n    ports: [80:80]\n    image: nginx:1.27 \n"));

    assertThat(looked.result(Map.of()).findings())
        .noneMatch(
            finding -> finding.rule().matches("key-order|port-quotes|service-name|trailing-.*"));
  }

  @Test
  void tellsTheFirstKeyThatStandsTooLate() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                x-note: mine
                labels: { a: b }
                stop_signal: SIGTERM
                ports: ["80:80"]
              db: { restart: always, image: "postgres:17" }
            """);

    assertThat(looked.found("key-order"))
        .containsExactly("compose.yaml:7:5: in web, ports stands after x-note");
  }

  @Test
  void leavesQuotesAndLongPortsAlone() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27
                ports:
                  - '80:80'
                  - target: 443
                    published: "443"
                  - 8080
            """);

    assertThat(looked.found("port-quotes"))
        .containsExactly("compose.yaml:8:9: port 8080 has no quotes");
  }

  @Test
  void comparesPortsAsNumbers() {
    Looked looked =
        looked("services:\n  web:\n    image: nginx:1.27\n    ports: [\"80:80\", \"443:443\"]\n");

    assertThat(looked.found("port-order")).isEmpty();
  }

  @Test
  void holdsNamesToTheConventionsOfTheHomelab() {
    Looked looked =
        looked(
            "services:\n  web:\n    image: nginx:1.27\n    container_name: web\n",
            "conventions: { service-names: \"lab-.*\", container-names: \"lab-.*\" }\n");

    assertThat(looked.found("service-name"))
        .containsExactly("compose.yaml:2:3: the name web does not match lab-.*");
    assertThat(looked.found("container-name"))
        .containsExactly("compose.yaml:4:21: the name web does not match lab-.*");
  }

  @Test
  void refusesConventionsThatAreNoRegularExpressions() {
    Looked looked =
        looked(
            "services:\n  web:\n    image: nginx:1.27\n",
            "conventions: { service-names: \"lab-(\" }\n");

    assertThatThrownBy(() -> looked.result(Map.of()))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("is no regular expression: Unclosed group");
  }

  @Test
  void leavesBlanksOfTextsAlone() {
    Looked looked =
        looked(
            """
            services:
              web:
                image: nginx:1.27\s
                command: |
                  a\s
                  b\t# c
                hostname: web\t# d
            """);

    assertThat(looked.found("trailing-blank"))
        .containsExactly("compose.yaml:3:22: the line ends with blanks");
    assertThat(looked.found("tab")).containsExactly("compose.yaml:7:18: a tab stands here");
  }
}
