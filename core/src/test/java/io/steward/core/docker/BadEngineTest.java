// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessRunner;
import io.steward.core.retry.Repeater;
import io.steward.core.retry.RetrySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadEngineTest {
  @TempDir private Path folder;

  private Path socket() {
    return folder.resolve("s");
  }

  private DockerEngine engine(DockerEndpoint endpoint) {
    var config =
        new DockerConfig(Map.of("DOCKER_CONFIG", folder.toString()), folder, new ProcessRunner());
    return new DockerEngine(endpoint, config);
  }

  @Test
  void saysThatTheSocketDoesNotExist() {
    try (var engine = engine(new DockerEndpoint.UnixSocket(socket()))) {
      assertThatThrownBy(engine::info)
          .isInstanceOfSatisfying(
              OperationException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE);
                assertThat(e.hints())
                    .containsExactly(
                        "start the engine, name another one with DOCKER_HOST, or join the group"
                            + " that may use "
                            + socket());
              })
          .hasMessage("cannot reach Docker at unix://%s: no such file or directory", socket());
      assertThatThrownBy(() -> engine.start("x"))
          .hasMessage("cannot reach Docker at unix://%s: no such file or directory", socket());
      assertThatThrownBy(() -> engine.pullImage("x", step -> {}))
          .hasMessage("cannot reach Docker at unix://%s: no such file or directory", socket());
      assertThatThrownBy(() -> engine.events(Map.of(), event -> {}))
          .hasMessage("cannot reach Docker at unix://%s: no such file or directory", socket());
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket()));
    }

    try (var engine = engine(new DockerEndpoint.UnixSocket(socket()))) {
      assertThatThrownBy(engine::info)
          .hasMessage("cannot reach Docker at unix://%s: connection refused", socket());
    }
  }

  @Test
  void doesNotWaitForeverForAnAnswer() throws IOException {
    try (var fake = new FakeEngine(socket(), "");
        var api = new EngineApi(fake.endpoint, 2, Duration.ofMillis(300), Repeater.never())) {
      assertThatThrownBy(() -> api.get("/info"))
          .isInstanceOfSatisfying(
              OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE))
          .hasMessage("Docker at unix://%s does not answer", socket());
      assertThat(fake.requests).hasSize(1);
    }
  }

  @Test
  void recognisesWhatIsNoEngine() throws IOException {
    try (var fake = new FakeEngine(socket(), FakeEngine.http("200 OK", "<html>"));
        var engine = engine(fake.endpoint)) {
      assertThatThrownBy(engine::info)
          .hasMessage(
              "what answers at unix://%s is no Docker engine: GET /info gives no JSON", socket());
    }
  }

  @Test
  void noticesAFailureInsideASuccessfulPull() throws IOException {
    String answer =
        "{\"status\":\"Pulling\"}\n{\"errorDetail\":{\"message\":\"no space left\"},\"error\":\"no space left\"}\n";
    try (var fake = new FakeEngine(socket(), FakeEngine.http("200 OK", answer));
        var engine = engine(fake.endpoint)) {
      assertThatThrownBy(() -> engine.pullImage("app:1", step -> {}))
          .hasMessage("cannot pull app:1: no space left");
      assertThat(fake.requests.get(0)).startsWith("POST /images/create?fromImage=app%3A1 ");
    }
  }

  @Test
  void passesOnWhatAProxyAnswersInsteadOfTheEngine() throws IOException {
    try (var fake = new FakeEngine(socket(), FakeEngine.http("502 Bad Gateway", "try later\n"));
        var engine = engine(fake.endpoint)) {
      assertThatThrownBy(() -> engine.findContainer("a"))
          .hasMessage(
              "Docker at unix://%s refused 'GET /containers/a/json' with 502: try later", socket());
      assertThatThrownBy(() -> engine.start("a"))
          .hasMessage("Docker at unix://%s refused 'start a' with 502: try later", socket());
    }
  }

  private DockerEngine patient(Consumer<Duration> pause) {
    var config =
        new DockerConfig(Map.of("DOCKER_CONFIG", folder.toString()), folder, new ProcessRunner());
    var settings = new RetrySettings(4, Duration.ofSeconds(1), Duration.ofSeconds(9), 0);
    return new DockerEngine(
        new DockerEndpoint.UnixSocket(socket()),
        config,
        EngineApi.PATIENCE,
        new Repeater(settings, pause));
  }

  @Test
  void asksAgainWhileAnEngineThatAnsweredIsRestarted() throws IOException {
    String answer = FakeEngine.http("200 OK", "[]");
    List<Duration> waits = new ArrayList<>();
    List<FakeEngine> later = new ArrayList<>();
    Consumer<Duration> pause =
        length -> {
          waits.add(length);
          if (waits.size() == 7) {
            later.add(restarted(answer));
          }
        };
    try (var engine = patient(pause)) {
      try (var fake = new FakeEngine(socket(), answer)) {
        assertThat(engine.listContainers(Map.of())).isEmpty();
        assertThat(fake.requests).hasSize(1);
      }

      assertThat(engine.listContainers(Map.of())).isEmpty();

      assertThat(later.get(0).requests).hasSize(1);
      assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).hasSeconds(3);
    } finally {
      later.forEach(FakeEngine::close);
    }
  }

  private FakeEngine restarted(String answer) {
    try {
      Files.delete(socket());
      return new FakeEngine(socket(), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void tellsNothingTwice() throws IOException {
    List<Duration> waits = new ArrayList<>();
    try (var engine = patient(waits::add)) {
      try (var fake = new FakeEngine(socket(), FakeEngine.http("200 OK", "[]"))) {
        assertThat(fake).isNotNull();
        assertThat(engine.listContainers(Map.of())).isEmpty();
      }

      assertThatThrownBy(() -> engine.start("a"))
          .hasMessage("cannot reach Docker at unix://%s: connection refused", socket());
      assertThat(waits).isEmpty();
    }
  }

  @Test
  void doesNotWaitForAnEngineThatNeverAnswered() {
    List<Duration> waits = new ArrayList<>();
    try (var engine = patient(waits::add)) {
      assertThatThrownBy(engine::info).isInstanceOf(OperationException.class);

      assertThat(waits).isEmpty();
    }
  }
}
