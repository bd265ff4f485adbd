// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final String LOOK = "/api/v1/garden/look";
  @TempDir Path temporary;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server = new RunningServer(temporary);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void takesOverChangedFile() throws Exception {
    server.clock.advance(Duration.ofMinutes(5));
    write("flower: tulips and more\n");

    await().until(() -> server.get(LOOK).body().contains("\"flower\":\"tulips and more\""));
    assertThat(server.get("/readyz").body())
        .isEqualTo(
            "{\"status\":\"ready\",\"configurationSince\":\"2026-11-23T08:05:00Z\","
                + "\"reasons\":[]}");
  }

  @Test
  void takesOverNewFileInNewFolder() throws Exception {
    Path link = temporary.resolve("elsewhere.yaml");
    Files.writeString(link, "flower: daisies\n");
    Files.delete(server.folder.resolve("config/garden.yaml"));
    Files.createSymbolicLink(server.folder.resolve("config/garden.yaml"), link);

    await().until(() -> server.get(LOOK).body().contains("\"flower\":\"daisies\""));
  }

  @Test
  void keepsTheOneBeforeWhenTheChangedOneIsBroken() throws Exception {
    write("flowers: [\n");

    await().until(() -> server.get("/readyz").statusCode() == 503);
    assertThat(server.get("/readyz").body())
        .isEqualTo(
            "{\"status\":\"not-ready\",\"configurationSince\":\"2026-11-23T08:00:00Z\","
                + "\"reasons\":[\"the configuration was changed and has 1 problem;"
                + " the one before is in use\"]}");
    assertThat(server.get(LOOK).body()).contains("\"flower\":\"roses\"");

    write("flower: lilies\n");
    await().until(() -> server.get("/readyz").statusCode() == 200);
    await().until(() -> server.get(LOOK).body().contains("\"flower\":\"lilies\""));
  }

  @Test
  void takesOverChangedSecretFile() throws Exception {
    Path secret = temporary.resolve("secrets/flower");
    Files.createDirectories(secret.getParent());
    Files.createFile(secret, OWNER);
    Files.writeString(secret, "violets");
    Files.writeString(
        server.folder.resolve("config/deployment.yaml"),
        "id: lab\nsecret-stores: { own: { file: { folder: " + secret.getParent() + " } } }\n");
    write("flower: ${secret:flower}\n");
    await().until(() -> server.get(LOOK).body().contains("\"flower\":\"violets\""));

    Files.writeString(secret, "irises");

    await().until(() -> server.get(LOOK).body().contains("\"flower\":\"irises\""));
  }

  @Test
  void takesOverSecretFileThatWasMissing() throws Exception {
    Path secret = temporary.resolve("secrets/flower");
    Files.createDirectories(secret.getParent());
    Files.writeString(
        server.folder.resolve("config/deployment.yaml"),
        "id: lab\nsecret-stores: { own: { file: { folder: " + secret.getParent() + " } } }\n");
    write("flower: ${secret:flower}\n");
    await().until(() -> server.get("/readyz").statusCode() == 503);

    Files.createFile(secret, OWNER);
    Files.writeString(secret, "asters");

    await().until(() -> server.get("/readyz").statusCode() == 200);
    await().until(() -> server.get(LOOK).body().contains("\"flower\":\"asters\""));
  }

  @Test
  void isReadyThoughTheFilesOfAStackAreMissing() throws Exception {
    server.clock.advance(Duration.ofMinutes(5));
    Files.writeString(
        server.folder.resolve("config/deployment.yaml"),
        "id: lab\nstacks: { blog: { dir: blog, env-files: [blog.env] } }\n");

    await().until(() -> server.get("/readyz").body().contains("2026-11-23T08:05:00Z"));
    assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void runEndsOnTheConfigurationItBeganWith() throws Exception {
    String path =
        server.post("/api/v1/garden/grow", "{}").headers().firstValue("Location").orElseThrow();
    write("flower: tulips\n");
    await().until(() -> server.get(LOOK).body().contains("\"flower\":\"tulips\""));

    server.plugin.steps.release();
    await().until(() -> server.get(path).body().contains("\"state\":\"done\""));

    assertThat(server.get(path).body()).contains("\"flower\":\"roses\"");
  }

  private void write(String garden) throws Exception {
    Files.writeString(server.folder.resolve("config/garden.yaml"), garden);
  }
}
