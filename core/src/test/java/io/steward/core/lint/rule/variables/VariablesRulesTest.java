// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.lint.Example;
import io.steward.core.lint.Finding;
import io.steward.core.lint.LintResult;
import io.steward.core.lint.Looked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edges of what the pack finds. */
class VariablesRulesTest {
  private static final String WEB = "services:\n  web:\n    image: nginx:1.27\n";

  @TempDir private Path folder;

  @Test
  void findsDuplicatesWithThePlaceOfBoth() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(WEB + "    env_file: web.env\n")
                .with("web.env", "# one\nA=1\nB=\"x\nA=text\n\"\n  export A=2\n"));

    assertThat(looked.found("duplicate-variable"))
        .containsExactly("web.env:6:10: A is set in line 2 too, which does not count");
  }

  @Test
  void takesANameAnywhereInAComposeFileForUse() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(WEB + "    environment:\n      - PASSED_ON\n      - X=${B:-}\n")
                .with(".env", "COMPOSE_PROFILES=\nPASSED_ON=1\nA=1\nB=$A\nBB=1\n"));

    assertThat(looked.found("unused-variable")).containsExactly(".env:5:1: BB is used nowhere");
  }

  @Test
  void leavesFilesAloneThatContainersAreGiven() {
    Looked looked =
        Looked.at(folder, Example.of(WEB + "    env_file: .env\n").with(".env", "A=1\n"));

    assertThat(looked.found("unused-variable")).isEmpty();
  }

  @Test
  void leavesFilesAloneThatAnotherStackReadsToo() {
    Looked looked =
        Looked.at(
            folder,
            Example.of("a/compose.yaml", WEB)
                .with("b/compose.yaml", WEB)
                .with("a/.env", "A=1\n")
                .with(
                    "config/deployment.yaml",
                    """
                    id: example
                    stacks:
                      a: { dir: a }
                      b: { dir: b, env-files: [../a/.env] }
                    """));

    assertThat(looked.found("unused-variable")).isEmpty();
  }

  @Test
  void findsOpenFilesOnlyWithSecrets() throws IOException {
    Looked looked =
        Looked.at(
            folder,
            Example.of(WEB + "    env_file: [a.env, b.env, c.env]\n")
                .with("a.env", "DB_PASSWORD='s3cret'\n")
                .with("b.env", "DB_PASSWORD=s3cret\n")
                .with("c.env", "DB_PASSWORD_FILE=/run/x\nTOKENS=on\nAPI_KEY=${KEY:-}\nTZ=UTC\n"));
    Files.setPosixFilePermissions(
        folder.resolve("b.env"), PosixFilePermissions.fromString("rw-r-----"));

    assertThat(looked.found("readable-secrets"))
        .containsExactly(
            "a.env:1:1: a.env holds DB_PASSWORD, and everyone on the machine can read it");
  }

  @Test
  void findsSecretsInWhatGitKeepsAndNeverTellsThem() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(
                    WEB
                        + "    environment:\n      DB_PASSWORD: hunter2\n      USER: ada\n"
                        + "      API_TOKEN: ${TOKEN:-}\n      NOTE: ghp_"
                        + "a8Kq2Lm9Xz4Rt7Wv1Bn6Cs3Df5Gh0JkYpQeU"
                        + "\n")
                .with(".gitignore", "backup/\n"));

    LintResult result = looked.result(Map.of());

    assertThat(looked.found("secret-in-git"))
        .containsExactly(
            "compose.yaml:5:7: DB_PASSWORD looks like a secret, and git keeps compose.yaml",
            "compose.yaml:8:7: NOTE looks like a secret, and git keeps compose.yaml");
    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals("secret-in-git"))
        .extracting(Finding::message)
        .noneMatch(message -> message.contains("hunter2") || message.contains("ghp_"));
  }

  @Test
  void saysNothingWithoutGit() {
    Looked looked = Looked.at(folder, Example.of(WEB + "    environment: [DB_PASSWORD=hunter2]\n"));

    assertThat(looked.found("secret-in-git")).isEmpty();
  }

  @Test
  void saysNothingWhereGitCannotAnswer() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Looked looked = Looked.at(folder, Example.of(WEB + "    environment: [DB_PASSWORD=hunter2]\n"));

    assertThat(looked.found("secret-in-git")).isEmpty();
  }
}
