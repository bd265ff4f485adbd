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
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pulls by way of something before the registry that fails for a while. */
class PullAgainTest {
  private static final int TLS = 0x16;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final LabEngine lab = new LabEngine();
  private final String app = Lab.uniqueName("again");
  private volatile BooleanSupplier broken = () -> false;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private DockerEngine engine;
  private ServerSocket front;
  private String image;

  @BeforeEach
  void open() throws IOException {
    front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
    String own = lab.lab.registry() + "/" + app + ":1";
    lab.engine.tagImage("steward/tiny:1", own);
    lab.docker("push", own);
    lab.engine.removeImage(own);
    image = "127.0.0.1:" + front.getLocalPort() + "/" + app + ":1";
    engine =
        new DockerEngine(
            new DockerEndpoint.UnixSocket(lab.lab.socket()),
            new DockerConfig(lab.lab.environment(), Path.of("/nowhere"), new ProcessRunner()),
            EngineApi.PATIENCE,
            new Repeater(
                new RetrySettings(3, Duration.ofSeconds(1), Duration.ofSeconds(9), 0), waits::add));
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
    front.close();
    threads.shutdownNow();
    lab.close();
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket client = front.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed at the end of the test.
        return;
      }
    }
  }

  /** Refuses TLS, which the registry has none of, and everything while it is broken. */
  private void serve(Socket client) {
    String[] behind = lab.lab.registry().split(":", -1);
    try (client;
        var registry = new Socket(behind[0], Integer.parseInt(behind[1]))) {
      int first = client.getInputStream().read();
      if (first == TLS || first < 0) {
        return;
      }
      if (broken.getAsBoolean()) {
        String answer = FakeEngine.http("503 Service Unavailable", "");
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        return;
      }
      registry.getOutputStream().write(first);
      Future<?> answers =
          threads.submit(() -> registry.getInputStream().transferTo(client.getOutputStream()));
      client.getInputStream().transferTo(registry.getOutputStream());
      registry.shutdownOutput();
      answers.get();
    } catch (IOException | ExecutionException e) {
      // One side hung up, which ends the conversation.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long waited() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus).toSeconds();
  }

  @Test
  void fetchesOnceTheRegistryIsBack() {
    lab.removeLater("rmi", image);
    broken = waits::isEmpty;

    engine.pullImage(image, step -> told.add(step.status()));

    assertThat(engine.getImage(image).id()).isEqualTo(engine.getImage("steward/tiny:1").id());
    assertThat(waited()).isEqualTo(1);
    assertThat(told)
        .anyMatch(words -> words.startsWith("tried again in 1 s: cannot pull " + image + ": "))
        .anyMatch(words -> words.startsWith("Status: "));
  }

  @Test
  void givesUpAfterAllTries() {
    broken = () -> true;

    assertThatThrownBy(() -> engine.pullImage(image, step -> {}))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE))
        .hasMessageStartingWith("cannot pull " + image + ": ")
        .hasMessageContaining("503");
    assertThat(waited()).isEqualTo(3);
  }

  @Test
  void takesTheNoOfARegistryForAnAnswer() {
    String missing = image.replaceFirst(":1$", ":timeout");

    assertThatThrownBy(() -> engine.pullImage(missing, step -> {}))
        .isInstanceOfSatisfying(
            OperationException.class,
            e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(ErrorKind.FAILED))
        .hasMessageStartingWith("cannot pull " + missing + ": manifest for " + missing);
    assertThat(waits).isEmpty();
  }
}
