// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.docker.DockerEndpoint.Tcp;
import io.steward.core.docker.DockerEndpoint.UnixSocket;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEndpointTest {
  /** SHA-256 of {@code nas}. */
  private static final String NAS =
      "047de0f543c7e3596bb6dbd0e65f2c30357720a63eca423f08c52fae314f6806";

  /** SHA-256 of {@code gone}. */
  private static final String GONE =
      "283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247";

  @TempDir private Path home;

  private DockerEndpoint find(String... variables) {
    Map<String, String> environment = new HashMap<>();
    for (int index = 0; index < variables.length; index += 2) {
      environment.put(variables[index], variables[index + 1]);
    }
    return DockerEndpoint.find(environment, home);
  }

  private Path write(String file, String text) throws IOException {
    Path path = home.resolve(".docker").resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private void context(String host, String more) throws IOException {
    write(
        "contexts/meta/" + NAS + "/meta.json",
        "{\"Name\":\"nas\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"" + more + "}}}");
  }

  @Test
  void takesTheUsualSocket() {
    assertThat(find()).isEqualTo(new UnixSocket(Path.of("/var/run/docker.sock")));
    assertThat(find("DOCKER_CONTEXT", "default")).isEqualTo(find());
  }

  @Test
  void takesTheRootlessSocketWhereTheUsualOneIsMissing() throws IOException {
    Path socket = Files.createFile(home.resolve("docker.sock"));

    DockerEndpoint found = find("XDG_RUNTIME_DIR", home.toString());

    boolean usual = Files.exists(Path.of("/var/run/docker.sock"));
    assertThat(found).isEqualTo(new UnixSocket(usual ? Path.of("/var/run/docker.sock") : socket));
  }

  @Test
  void obeysDockerHostFirst() throws IOException {
    write("config.json", "{\"currentContext\":\"nas\"}");

    assertThat(find("DOCKER_HOST", "unix:///run/x.sock", "DOCKER_CONTEXT", "nas"))
        .isEqualTo(new UnixSocket(Path.of("/run/x.sock")));
    assertThat(find("DOCKER_HOST", "tcp://nas:2375"))
        .isEqualTo(new Tcp(URI.create("http://nas:2375"), Optional.empty()));
    assertThat(find("DOCKER_HOST", "tcp://nas:2376", "DOCKER_TLS_VERIFY", "1"))
        .isEqualTo(new Tcp(URI.create("https://nas:2376"), Optional.of(home.resolve(".docker"))));
    assertThat(
            find(
                "DOCKER_HOST",
                "tcp://nas:2376",
                "DOCKER_TLS_VERIFY",
                "1",
                "DOCKER_CERT_PATH",
                "/c"))
        .isEqualTo(new Tcp(URI.create("https://nas:2376"), Optional.of(Path.of("/c"))))
        .extracting(DockerEndpoint::address)
        .isEqualTo("tcp://nas:2376");
  }

  @Test
  void followsTheChosenContext() throws IOException {
    context("unix:///run/nas.sock", "");
    write("config.json", "{\"currentContext\":\"nas\"}");

    assertThat(find()).isEqualTo(new UnixSocket(Path.of("/run/nas.sock")));
    assertThat(find("DOCKER_CONTEXT", "nas")).isEqualTo(find());
  }

  @Test
  void takesTheCertificatesOfAContext() throws IOException {
    context("tcp://nas:2376", ",\"SkipTLSVerify\":false");
    Path ca = write("contexts/tls/" + NAS + "/docker/ca.pem", "");

    assertThat(find("DOCKER_CONTEXT", "nas"))
        .isEqualTo(new Tcp(URI.create("https://nas:2376"), Optional.of(ca.getParent())));
  }

  @Test
  void refusesAContextThatTurnsVerificationOff() throws IOException {
    context("tcp://nas:2376", ",\"SkipTLSVerify\":true");

    assertThatThrownBy(() -> find("DOCKER_CONTEXT", "nas"))
        .hasMessage("context 'nas' (DOCKER_CONTEXT) turns the verification of TLS off");
  }

  @Test
  void saysWhereAContextWasLookedFor() {
    assertThatThrownBy(() -> find("DOCKER_CONTEXT", "gone"))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIGURATION))
        .hasMessage(
            "no Docker context 'gone' (DOCKER_CONTEXT): no engine in %s/.docker/contexts/meta/%s/meta.json",
            home, GONE);
  }

  @Test
  void saysThatSshComesLater() {
    assertThatThrownBy(() -> find("DOCKER_HOST", "ssh://me@nas"))
        .hasMessage("cannot use ssh://me@nas (DOCKER_HOST): SSH targets come later");
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String bad :
        new String[] {"nas", "tcp://nas", "tcp://nas:x", "npipe:////./pipe/d", "a b"}) {
      assertThatThrownBy(() -> find("DOCKER_HOST", bad))
          .hasMessage("cannot use '" + bad + "' (DOCKER_HOST) as the address of a Docker engine");
    }
  }

  @Test
  void refusesABrokenConfiguration() throws IOException {
    Path file = write("config.json", "{ auth: secret");

    assertThatThrownBy(this::find).hasMessage("cannot read " + file + ": not JSON");
  }
}
