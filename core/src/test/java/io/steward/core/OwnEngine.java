// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * An engine of a test's own, to be stopped, stunned and filled up, with the images of the lab. Its
 * data lies in memory, in as much of it as is said.
 */
final class OwnEngine implements AutoCloseable {
  private final Lab.Docker lab = Lab.docker();
  private final Path folder = Path.of("/run", Lab.uniqueName("stw"));
  private final Path data = folder.resolve("data");
  private final List<String> options;
  private Process process;

  /** Starts one whose disk holds so many megabytes. */
  OwnEngine(int megabytes, String... options) {
    this.options = List.of(options);
    try {
      Files.createDirectories(data);
      run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", data.toString());
      Files.writeString(
          folder.resolve("engine.json"),
          "{\"deprecated-key-path\": \"" + folder.resolve("key") + "\"}");
      start();
      Path images = folder.resolve("images.tar");
      run("docker", "save", "-o", images + "", Lab.Docker.IMAGE, Lab.Docker.NEWER_IMAGE);
      run("docker", "-H", docker().host(), "load", "-i", images.toString());
      Files.delete(images);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It and the programs and the registry of the lab. */
  Lab.Docker docker() {
    return new Lab.Docker(folder.resolve("s"), lab.config(), lab.registry());
  }

  /** The folder where it keeps its things. */
  Path data() {
    return data;
  }

  /** Starts it, again if it was stopped, and waits until it answers. */
  void start() {
    List<String> line = new ArrayList<>(List.of("dockerd"));
    line.addAll(List.of("--config-file", folder.resolve("engine.json").toString()));
    line.addAll(List.of("--data-root", data.toString()));
    line.addAll(List.of("--exec-root", folder.resolve("x").toString()));
    line.addAll(List.of("--pidfile", folder.resolve("pid").toString()));
    line.addAll(List.of("--host", docker().host(), "--bridge", "none"));
    line.addAll(List.of("--iptables=false", "--ip6tables=false", "--ip-masq=false"));
    line.addAll(List.of("--containerd-namespace", folder.getFileName().toString()));
    line.addAll(options);
    try {
      process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(folder.resolve("log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> call("docker", "-H", docker().host(), "version").succeeded());
  }

  /** Stops it as the system would: its containers end. */
  void stop() {
    process.destroy();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).describedAs(log()).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** From now on it takes connections and answers none. */
  void stun() {
    run("kill", "-STOP", Long.toString(process.pid()));
  }

  /** It answers again. */
  void wake() {
    run("kill", "-CONT", Long.toString(process.pid()));
  }

  String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessResult call(String... line) {
    return new ProcessRunner().run(Command.of(List.of(line)).withEnvironment(lab.environment()));
  }

  private void run(String... line) {
    ProcessResult result = call(line);
    assertThat(result.exitCode()).describedAs("%s: %s", List.of(line), result.errors()).isZero();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      wake();
      stop();
    }
    for (String mount : mounts()) {
      call("umount", "-l", mount);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is mounted below it, the innermost first. */
  private List<String> mounts() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/mounts"))) {
      return lines
          .map(line -> line.split(" ", 3)[1])
          .filter(mount -> mount.startsWith(folder + "/"))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
