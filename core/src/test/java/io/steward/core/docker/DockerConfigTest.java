// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.AuthConfig;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerConfigTest {
  @TempDir private Path folder;

  private DockerConfig config(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
    return new DockerConfig(
        Map.of("DOCKER_CONFIG", folder.toString(), "PATH", folder + ":/usr/bin:/bin"),
        Path.of("/nowhere"),
        new ProcessRunner());
  }

  private void helper(String name, String script) throws IOException {
    Path file = folder.resolve("docker-credential-" + name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static AuthConfig login(DockerConfig config, String image) {
    return config.loginFor(image).orElseThrow().toAuthConfig();
  }

  private static String auth(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void knowsTheRegistryOfAnImage() {
    String hub = "https://index.docker.io/v1/";
    assertThat(DockerConfig.registryOf("nginx")).isEqualTo(hub);
    assertThat(DockerConfig.registryOf("team/app:1")).isEqualTo(hub);
    assertThat(DockerConfig.registryOf("docker.io/team/app")).isEqualTo(hub);
    assertThat(DockerConfig.registryOf("ghcr.io/team/app@sha256:0")).isEqualTo("ghcr.io");
    assertThat(DockerConfig.registryOf("localhost/app")).isEqualTo("localhost");
    assertThat(DockerConfig.registryOf("nas:5000/app:1")).isEqualTo("nas:5000");
  }

  @Test
  void readsLoginsThatAreKept() throws IOException {
    var config =
        config(
            "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\""
                + auth("me:pa:ss")
                + "\"},\"https://nas:5000\":{\"identitytoken\":\"tok\"}}}");

    assertThat(login(config, "nginx").getUsername()).isEqualTo("me");
    assertThat(login(config, "nginx").getPassword()).isEqualTo("pa:ss");
    assertThat(login(config, "nas:5000/app").getIdentitytoken()).isEqualTo("tok");
    assertThat(config.loginFor("ghcr.io/app")).isEmpty();
    assertThat(config.loginFor("nginx").orElseThrow())
        .hasToString("login of me at https://index.docker.io/v1/");
  }

  @Test
  void asksTheHelperOfARegistry() throws IOException {
    helper("nas", "read r; echo \"{\\\"Username\\\":\\\"u-$r\\\",\\\"Secret\\\":\\\"s\\\"}\"");
    helper("all", "echo '{\"Username\":\"<token>\",\"Secret\":\"t\"}'");
    var config = config("{\"credHelpers\":{\"nas:5000\":\"nas\"},\"credsStore\":\"all\"}");

    assertThat(login(config, "nas:5000/app").getUsername()).isEqualTo("u-nas:5000");
    assertThat(login(config, "nas:5000/app").getPassword()).isEqualTo("s");
    assertThat(login(config, "ghcr.io/app").getIdentitytoken()).isEqualTo("t");
  }

  @Test
  void goesOnWithoutALoginThatTheHelperDoesNotHave() throws IOException {
    helper("all", "echo 'credentials not found in native keychain'; exit 1");

    assertThat(config("{\"credsStore\":\"all\"}").loginFor("nginx")).isEmpty();
  }

  @Test
  void saysThatTheHelperFailedWithoutWhatItSaid() throws IOException {
    helper("all", "echo 'password: hunter2'; exit 3");
    var config = config("{\"credsStore\":\"all\"}");

    assertThatThrownBy(() -> config.loginFor("ghcr.io/app"))
        .hasMessage("docker-credential-all gives no login for ghcr.io: exit code 3");
  }

  @Test
  void needsNoFile() {
    var config =
        new DockerConfig(Map.of(), folder.resolve("home-without-docker"), new ProcessRunner());

    assertThat(config.loginFor("nginx")).isEmpty();
  }
}
