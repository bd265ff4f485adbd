// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Examination.Check;
import io.steward.core.deploy.Examination.Grade;
import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {} }\n")
            .stack("site", "services: { web: { image: nginx:1 } }\n")
            .file("stacks/site/.env", "A=1\n");
    rights("rw-------");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void rights(String rights) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("stacks/site/.env"), PosixFilePermissions.fromString(rights));
  }

  private Check check(Examination examination, String name) {
    return examination.sections().stream()
        .flatMap(section -> section.checks().stream())
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsNothingWhereAllIsWell() {
    bench.deploy();

    Examination examination = bench.get(Doctor.class).examine();

    assertThat(check(examination, "secrets").text())
        .isEqualTo("1 .env file, none readable by everyone");
    assertThat(check(examination, "configuration").text()).isEqualTo("valid");
    assertThat(check(examination, "no stack").grade()).isEqualTo(Grade.OK);
    assertThat(examination.count(Grade.CARE) + examination.count(Grade.BROKEN)).isZero();
    assertThat(examination.failure()).isEmpty();
  }

  @Test
  void namesTheContainersThatNoProjectHas() {
    bench.deploy();
    bench.target.strangers = new java.util.TreeSet<>(List.of("test-nginx", "homeassistant"));

    Examination examination = bench.get(Doctor.class).examine();

    assertThat(check(examination, "no stack"))
        .isEqualTo(
            Check.care(
                "no stack",
                "2 containers: homeassistant, test-nginx",
                "add it under stacks in deployment.yaml, or leave it"));
  }

  @Test
  void tellsWhichStackCannotBeRead() {
    bench.stack("site", "services: { web: { imag: nginx:1 } }\n");

    Examination examination = bench.get(Doctor.class).examine();

    assertThat(check(examination, "stack files"))
        .isEqualTo(
            new Check(
                "stack files",
                Grade.BROKEN,
                "1 of 1 stacks cannot be read: site",
                Optional.of("steward plan site")));
    assertThat(check(examination, "no stack").grade()).isEqualTo(Grade.NOT_MADE);
  }

  @Test
  void tellsWhatEveryoneCanReadAndHowToMendIt() throws IOException {
    rights("rw-r--r--");

    Examination examination = bench.get(Doctor.class).examine();
    var page = new Page();
    examination.print(page);

    assertThat(page.plain())
        .contains(
            """
              ! secrets        stacks/site/.env is readable by everyone (0644)
                               hint: chmod 600 stacks/site/.env"""
                .indent(2)
                .stripTrailing());
    assertThat(examination.failure()).contains(ErrorKind.PENDING);
  }
}
