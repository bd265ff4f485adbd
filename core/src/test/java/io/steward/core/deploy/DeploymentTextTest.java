// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.OperationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentTextTest {
  private static final Map<String, Object> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put("dir", "/srv/my blog");
    KEYS.put("files", List.of("a.yml", "b.yml"));
  }

  private static String with(String text) {
    return new DeploymentText(text).with("blog", KEYS).text();
  }

  @Test
  void goesBehindTheLastStackAndKeepsEverythingElse() {
    String text =
        """
        # The lab.
        id: nuc   # for good
        stacks:
            # the first
            site:
                dir: x
                # more of it

            db: {}
        # what follows
        timeouts: { gate: 20s }
        """;

    assertThat(with(text))
        .isEqualTo(
            text.replace(
                "    db: {}\n",
                "    db: {}\n    blog:\n      dir: \"/srv/my blog\"\n      files: [a.yml, b.yml]\n"));
  }

  @Test
  void goesToTheEndWhereThereAreNoStacks() {
    assertThat(with("id: nuc"))
        .isEqualTo(
            "id: nuc\nstacks:\n  blog:\n    dir: \"/srv/my blog\"\n    files: [a.yml, b.yml]\n");
  }

  @Test
  void goesBelowStacksThatAreNothing() {
    String entry = "  blog:\n    dir: \"/srv/my blog\"\n    files: [a.yml, b.yml]\n";

    assertThat(with("stacks:\nid: nuc\n")).isEqualTo("stacks:\n" + entry + "id: nuc\n");
    assertThat(with("stacks: {} # none yet\nid: nuc\n"))
        .isEqualTo("stacks: # none yet\n" + entry + "id: nuc\n");
  }

  @Test
  void goesIntoAMapInBraces() {
    assertThat(with("id: nuc\nstacks: { site: {}, db: { dir: '}' } } # both\n"))
        .isEqualTo(
            "id: nuc\nstacks: { site: {}, db: { dir: '}' }, blog: { dir: \"/srv/my blog\","
                + " files: [a.yml, b.yml] } } # both\n");
  }

  @Test
  void keepsTheEndsOfLines() {
    assertThat(with("id: nuc\r\nstacks:\r\n  site: {}\r\n"))
        .isEqualTo(
            """
            id: nuc
            stacks:
              site: {}
              blog:
                dir: "/srv/my blog"
                files: [a.yml, b.yml]
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void writesNothingButTheNameWhereEverythingIsUsual() {
    assertThat(new DeploymentText("id: nuc\n").with("blog", Map.of()).text())
        .isEqualTo("id: nuc\nstacks:\n  blog: {}\n");
  }

  @Test
  void aValueIsNeverAReference() {
    assertThat(new DeploymentText("id: nuc\n").with("a", Map.of("dir", "/x/${env:Y}")).text())
        .isEqualTo("id: nuc\nstacks:\n  a:\n    dir: \"/x/$${env:Y}\"\n");
  }

  @Test
  void refusesWhereSomethingElseWouldChange() {
    assertThatThrownBy(() -> with("{ id: nuc }\n"))
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "cannot add stack blog to config/deployment.yaml without changing what else it says;"
                + " it stays as it is");
  }
}
