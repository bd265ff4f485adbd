// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.InvalidException;
import io.steward.core.error.Problem;
import io.steward.core.operation.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintResultTest {
  private static final Example CLASH =
      Example.of(
              "media/compose.yaml",
              """
              services:
                jellyfin:
                  image: jellyfin/jellyfin:10.10.3
                  ports: ["8096:8096"]
              """)
          .with(
              "test/compose.yaml",
              """
              services:
                emby:
                  image: emby/embyserver:4.8.10.0
                  ports:
                    - "8096:8096"
              """);

  @TempDir private Path folder;

  @Test
  void readsFileByFile() {
    Page page = new Page();

    only("duplicate-port").print(page);

    assertThat(page.plain())
        .isEqualTo(
            """
            media/compose.yaml
              ✗ duplicate-port  error
                4:13    jellyfin publishes port 8096, as test/emby does
                  give one of them another port of the host, or another address in front
                  of it

            test/compose.yaml
              ✗ duplicate-port  error
                5:9     emby publishes port 8096, as media/jellyfin does
                  give one of them another port of the host, or another address in front
                  of it

            2 stacks, 2 services: 2 errors, 0 warnings, 0 of advice.
            Next: steward compose rules duplicate-port   why, and how\
            """);
  }

  @Test
  void namesTheLineAloneWhereThereIsNoColumn() throws Exception {
    Looked looked = Looked.at(folder, Example.of("services: {}\n"));
    Files.write(folder.resolve("compose.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    Page page = new Page();

    looked.result(Map.of()).print(page);

    assertThat(page.plain()).contains("    1       is not UTF-8 text");
  }

  @Test
  void annotatesLinesOnGitHub() {
    assertThat(only("duplicate-port").form("github"))
        .startsWith(
            "::error file=media/compose.yaml,line=4,col=13,title=duplicate-port::jellyfin publishes"
                + " port 8096, as test/emby does; give one of them another port of the host");
  }

  @Test
  void failsWhenSomethingReachesTheSeverityAskedFor() {
    LintResult result = only("duplicate-port");

    assertThat(result.failure()).contains(ErrorKind.PENDING);
    assertThat(
            new LintResult(
                2, 2, List.of(), List.of(), List.of(), Severity.INFO, result.rules(), false))
        .satisfies(clean -> assertThat(clean.failure()).isEmpty());
  }

  @Test
  void acceptsWhatTheHomelabSaysItAccepts() {
    Looked looked =
        Looked.at(
            folder,
            CLASH.with(
                "config/lint.yaml",
                """
                ignore:
                  one-at-a-time:
                    rule: duplicate-port
                    reason: only one of them runs
                """));

    assertThat(looked.found("duplicate-port")).isEmpty();
    assertThat(looked.found("ignore-unused")).isEmpty();
  }

  @Test
  void tellsOfAnAcceptedFindingOfAStackThatIsNotThere() {
    Looked looked =
        Looked.at(
            folder,
            CLASH.with(
                "config/lint.yaml",
                """
                ignore:
                  gone:
                    rule: duplicate-port
                    stack: nope
                    reason: it was there once
                """));

    assertThat(looked.found("ignore-unused"))
        .containsExactly("config/lint.yaml:2:3: nothing here is found by rule duplicate-port");
  }

  @Test
  void tellsEveryNameOfTheSettingsThatLeadsNowhere() {
    Looked looked =
        Looked.at(
            folder, CLASH.with("config/lint.yaml", "packs: [styl]\nportainer-text: [nope]\n"));

    assertThatThrownBy(() -> looked.result(Map.of()))
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::message)
                    .containsExactly("there is no pack 'styl'", "there is no stack 'nope'"));
  }

  @Test
  void tellsOfAnAcceptedFindingThatIsNotThere() {
    Looked looked =
        Looked.at(
            folder,
            CLASH.with(
                "config/lint.yaml",
                """
                ignore:
                  elsewhere:
                    rule: duplicate-port
                    stack: media
                    service: ombi
                    reason: only one of them runs
                """));

    assertThat(looked.found("ignore-unused"))
        .containsExactly("config/lint.yaml:2:3: nothing here is found by rule duplicate-port");
  }

  private LintResult only(String rule) {
    LintResult all = Looked.at(folder, CLASH).result(Map.of());
    return new LintResult(
        all.stacks(),
        all.services(),
        all.findings().stream().filter(f -> f.rule().equals(rule)).toList(),
        List.of(),
        List.of(),
        Severity.ERROR,
        all.rules(),
        false);
  }
}
