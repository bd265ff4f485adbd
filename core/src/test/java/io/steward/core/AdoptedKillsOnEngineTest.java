// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.ContainerAdoption;
import io.steward.core.deploy.FieldChange;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Resume;
import io.steward.core.deploy.ResumeResult;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessResult;
import io.steward.core.state.ChildJvm;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first deploy of a container that {@code docker run} made, killed before and after each
 * request that changes something: the container is kept aside until its successor is ready, so it
 * is never lost.
 */
class AdoptedKillsOnEngineTest {
  @TempDir Path folder;
  private CountingProxy proxy;
  private int number;

  @BeforeEach
  void begin() throws IOException {
    proxy = new CountingProxy(Lab.docker().socket());
  }

  @AfterEach
  void end() throws IOException {
    proxy.close();
  }

  /** A container by hand, adopted and never deployed since. */
  private final class Adopted implements AutoCloseable {
    final String name = Lab.uniqueName("adopted");
    private final Path home = folder.resolve("lab-" + ++number);
    private final EngineHomelab lab = new EngineHomelab(home);
    private final String id;

    Adopted() {
      lab.write("compose.yaml", "services: { x: { image: 'steward/tiny:1' } }\n");
      lab.ownConfiguration("id: attic\nstacks:\n  other: { dir: . }\n");
      id = docker("run", "-d", "--name", name, "-v", name + "-data:/data", Lab.Docker.IMAGE);
      docker("exec", name, "sh", "-c", "echo here > /data/witness");
      try (Steward steward = lab.start()) {
        steward.get(ContainerAdoption.class).adopt(name, Optional.empty(), Run.of("test", home));
      }
      String text = lab.read("config/deployment.yaml");
      lab.write(
          "config/deployment.yaml",
          text.replace(name + ": {}", name + ": { gate: { monitor: 200ms, timeout: 20s } }"));
    }

    private String docker(String... words) {
      ProcessResult result = lab.docker(words);
      assertThat(result.succeeded()).as(result.errors()).isTrue();
      return result.output().strip();
    }

    ChildJvm prepared() throws IOException {
      return ChildJvm.start(
          DeployMain.class,
          home.toString(),
          "unix://" + proxy.socket(),
          lab.docker.config().toString(),
          name);
    }

    ResumeResult resume(boolean back) {
      try (Steward steward = lab.start()) {
        Selection selection = Selection.of(steward.get(Homelab.class), List.of(name), home);
        return steward
            .get(Resume.class)
            .resume(
                new Resume.Request(selection, back, Duration.ofSeconds(30)), Run.of("test", home));
      }
    }

    void runsAsBefore() {
      assertThat(docker("inspect", "-f", "{{.Id}} {{.State.Running}}", name))
          .isEqualTo(id + " true");
      assertThat(docker("ps", "-aq", "--filter", "name=" + name)).hasLineCount(1);
      assertThat(lab.plan(name).stacks().get(0).find(name).orElseThrow().fields())
          .containsExactly(
              FieldChange.note("container", name, "was made without Compose, which makes it anew"));
    }

    void runsAnew() {
      assertThat(docker("ps", "-a", "--filter", "name=" + name, "--format", "{{.State}}"))
          .isEqualTo("running");
      assertThat(docker("inspect", "-f", "{{.Id}}", name)).isNotEqualTo(id);
      assertThat(docker("exec", name, "cat", "/data/witness")).isEqualTo("here");
      assertThat(lab.plan(name).isEmpty()).isTrue();
    }

    /** Its successor counts already; what was set aside lies there until somebody removes it. */
    void runsAnewBesideTheOldOne() {
      lab.docker("rm", name + ".before-steward");
      runsAnew();
    }

    @Override
    public void close() {
      lab.docker("compose", "-p", name, "down", "-v", "-t", "0");
      lab.docker("rm", "-f", name, name + ".before-steward");
      lab.docker("volume", "rm", name + "-data");
      lab.close();
    }
  }

  private List<String> requests() throws Exception {
    try (Adopted adopted = new Adopted()) {
      proxy.count();
      try (ChildJvm child = adopted.prepared()) {
        child.send("0 false");
        assertThat(child.line()).isEqualTo("DEPLOYED");
        assertThat(child.exitCode()).isZero();
      }
      adopted.runsAnew();
      return proxy.seen().stream().map(seen -> seen.replaceAll("[0-9a-f]{64}", "ID")).toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> isNeverLost() throws Exception {
    List<String> requests = requests();
    assertThat(requests).anyMatch(request -> request.contains(".before-steward"));
    List<DynamicTest> deaths = new ArrayList<>();
    for (int request = 1; request <= requests.size(); request++) {
      for (boolean after : List.of(false, true)) {
        int due = request;
        boolean back = (request % 2 == 0) == after;
        deaths.add(
            DynamicTest.dynamicTest(
                (after ? "after " : "before ") + requests.get(request - 1) + (back ? ", back" : ""),
                () -> dies(due, after, back)));
      }
    }
    return deaths.stream();
  }

  private void dies(int request, boolean after, boolean back) throws Exception {
    try (Adopted adopted = new Adopted()) {
      try (ChildJvm child = adopted.prepared()) {
        proxy.at(
            request,
            after,
            () -> {
              child.killNow(true);
              return false;
            });
        child.send("0 false");
        assertThat(child.exitCode()).isEqualTo(137);
      }

      ResumeResult result = adopted.resume(back);

      if (result.stacks().isEmpty()) {
        adopted.runsAnewBesideTheOldOne();
        return;
      }
      assertThat(result.stacks().get(0).end().orElseThrow().outcome())
          .as(() -> result.toString())
          .isEqualTo(back ? Outcome.ROLLED_BACK : Outcome.DEPLOYED);
      if (back) {
        adopted.runsAsBefore();
      } else {
        adopted.runsAnew();
      }
    }
  }
}
