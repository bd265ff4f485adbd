// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDiffTest {
  private static final String SITE =
      """
      services:
        web:
          image: nginx:1.27
          command: [ serve, --password=hunter1, --token, hunter1, --port=80 ]
          volumes: [ "./web.conf:/web.conf:ro" ]
          environment: { MYSQL_PWD: hunter1, CREDS: hunter1, OPTIONS: -Dpassword=hunter1 }
          healthcheck: { test: "curl -H 'Authorization: Bearer hunter1' web" }
          configs: [ app ]
      configs:
        app: { content: "workers = 1\\npassword = hunter1\\n" }
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void deploy() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {} }\n")
            .file("stacks/site/web.conf", "workers = 1\npassword = hunter1\nkept_token = x1\n")
            .stack("site", SITE);
    bench.deploy();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private TextDiff diff() {
    return bench.get(StackDiff.class).diff(new StackRevision("site", Optional.empty()));
  }

  private List<String> lines() {
    return diff().texts().stream()
        .flatMap(part -> part.lines().stream())
        .filter(line -> line.startsWith("+") || line.startsWith("-"))
        .map(line -> line.charAt(0) + line.substring(1).strip())
        .toList();
  }

  @Test
  void masksSecretsInCommandsAndHealthChecksWordByWord() {
    bench.stack("site", SITE.replace("hunter1", "hunter2").replace("port=80", "port=81"));

    assertThat(lines())
        .contains("-- --password=(hidden, old)", "+- --password=(hidden, new)")
        .contains("-- (hidden, old)", "+- (hidden, new)")
        .contains("-- --port=80", "+- --port=81")
        .contains(
            "-- 'curl -H ''Authorization: Bearer (hidden, old)'' web'",
            "+- 'curl -H ''Authorization: Bearer (hidden, new)'' web'")
        .contains("-MYSQL_PWD: (hidden, old)", "+MYSQL_PWD: (hidden, new)")
        .contains("-password = (hidden, old)", "+password = (hidden, new)")
        .contains("-OPTIONS: -Dpassword=(hidden, old)", "+OPTIONS: -Dpassword=(hidden, new)");
    assertThat(lines().toString()).doesNotContain("hunter");
  }

  @Test
  void masksSecretsInMountedFilesLineByLine() {
    bench.file("stacks/site/web.conf", "workers = 2\npassword = hunter2\nkept_token = x1\n");

    assertThat(diff().texts().get(0).lines())
        .containsExactly(
            "@@ -1,3 +1,3 @@",
            "-workers = 1",
            "-password = (hidden, old)",
            "+workers = 2",
            "+password = (hidden, new)",
            " kept_token = (hidden)");
  }

  @Test
  void saysThatAFileChangedWhereNothingElseCanBeShown() {
    bench.file("stacks/site/web.conf", "workers = 1\ntoken: a\ntoken: b\n");
    bench.deploy();
    bench.file("stacks/site/web.conf", "workers = 1\ntoken: b\ntoken: a\n");

    assertThat(diff().texts())
        .containsExactly(new TextDiff.Part("stacks/site/web.conf", true, List.of()));
  }

  @Test
  void aPlanMasksTheSameSecrets() {
    bench.stack("site", SITE.replace("hunter1", "hunter2").replace("port=80", "port=81"));
    var page = new Page();

    bench.plan().print(page);

    assertThat(page.plain())
        .doesNotContain("hunter")
        .containsPattern("environment +MYSQL_PWD +changed \\(hidden\\)")
        .contains("--password=(hidden) --token (hidden) --port=81");
    assertThat(bench.plan().toString()).doesNotContain("hunter");
  }
}
