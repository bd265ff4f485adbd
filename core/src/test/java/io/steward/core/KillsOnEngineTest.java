// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.FieldKey;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Resume;
import io.steward.core.deploy.ResumeResult;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Run;
import io.steward.core.state.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deploy that is killed at every instant at which it can make a difference: at each entry of its
 * journal, and before and after each request that changes something on the engine, with Compose
 * going on alone or dying as well. Whatever is left, the next process finishes it or takes it back.
 */
class KillsOnEngineTest {
  private static final String STACK =
      """
      services:
        web:
          image: steward/tiny:1
          environment: { COLOUR: '%s' }
          volumes: [ /scratch, "data:/data" ]
        tenant:
          image: steward/tiny:1
          command: [ sleep, '600' ]
          network_mode: service:web
        extra:
          image: steward/tiny:1
        same:
          image: steward/tiny:1
      volumes:
        data: {}
      """;

  /** How it is killed. */
  private record Death(int request, boolean after, boolean composeToo, boolean back) {
    String name(List<String> requests) {
      return (after ? "after " : "before ")
          + request
          + " "
          + requests.get(request - 1).replaceAll("[0-9a-f]{64}", "ID")
          + (composeToo ? ", Compose too" : "")
          + (back ? ", then back" : "");
    }
  }

  @TempDir Path folder;
  private EngineHomelab lab;
  private CountingProxy proxy;
  private int colour;
  private String same = "";
  private @Nullable ChildJvm next;

  @BeforeEach
  void begin() throws IOException {
    lab = new EngineHomelab(folder).monitor("200ms");
    proxy = new CountingProxy(lab.docker.socket());
    lab.stack("app", STACK.formatted("0"));
    assertThat(lab.deploy("app").stacks().get(0).outcome()).isEqualTo(Outcome.DEPLOYED);
    same = id("same");
    for (String place : List.of("/scratch", "/data")) {
      lab.docker("exec", id("web"), "sh", "-c", "echo here > " + place + "/witness");
    }
  }

  @AfterEach
  void end() throws IOException {
    if (next != null) {
      next.close();
    }
    proxy.close();
    lab.close();
  }

  private String id(String service) {
    return Optional.ofNullable(lab.ids("app").get(service)).orElse("");
  }

  /** Changes the file, and takes away what the deploy will make anew. */
  private void change() {
    lab.docker("rm", "-f", id("extra"));
    colour++;
    lab.stack("app", STACK.formatted(Integer.toString(colour)));
  }

  /** Starts the process of the next deploy, which gets ready while this one is looked at. */
  private void prepare() throws IOException {
    next =
        ChildJvm.start(
            DeployMain.class,
            folder.toString(),
            "unix://" + proxy.socket(),
            lab.docker.config().toString(),
            "app");
  }

  private ChildJvm prepared() throws IOException {
    if (next == null || !ProcessHandle.of(next.pid()).map(ProcessHandle::isAlive).orElse(false)) {
      prepare();
    }
    return Objects.requireNonNull(next);
  }

  private ChildJvm deploy(int entry, boolean written) throws IOException {
    ChildJvm child = prepared();
    child.send(entry + " " + written);
    return child;
  }

  @TestFactory
  Stream<DynamicTest> isSettledWhicheverRequestWasTheLast() throws Exception {
    change();
    proxy.count();
    try (ChildJvm child = deploy(0, false)) {
      assertThat(child.line()).isEqualTo("DEPLOYED");
      assertThat(child.exitCode()).isZero();
    }
    List<String> requests = proxy.seen();
    assertThat(requests).hasSizeGreaterThan(10);
    List<Death> deaths = new ArrayList<>();
    for (int request = 1; request <= requests.size(); request++) {
      deaths.add(new Death(request, false, true, false));
      deaths.add(new Death(request, true, true, true));
      deaths.add(new Death(request, true, false, false));
      deaths.add(new Death(request, false, false, true));
    }
    return deaths.stream()
        .map(death -> DynamicTest.dynamicTest(death.name(requests), () -> dies(death)));
  }

  private void dies(Death death) throws Exception {
    change();
    try (ChildJvm child = kill(death)) {
      assertThat(child.exitCode()).isEqualTo(137);
    }
    settled(death.back());
  }

  private ChildJvm kill(Death death) throws IOException {
    ChildJvm child = prepared();
    proxy.at(
        death.request(),
        death.after(),
        () -> {
          child.killNow(death.composeToo());
          return !death.composeToo();
        });
    return deploy(0, false);
  }

  /** A version that does not get ready, so that the deploy goes back by itself. */
  private void spoil() {
    colour++;
    lab.stack(
        "app",
        STACK
            .formatted(Integer.toString(colour))
            .replace(
                "volumes: [ /scratch",
                "healthcheck: { test: [ CMD, 'false' ], interval: 1s, retries: 1 }\n"
                    + "    volumes: [ /scratch"));
  }

  @TestFactory
  Stream<DynamicTest> isSettledWhicheverRequestOfGoingBackWasTheLast() throws Exception {
    change();
    lab.deploy("app");
    proxy.count();
    spoil();
    try (ChildJvm child = deploy(0, false)) {
      assertThat(child.line()).isEqualTo("ROLLED_BACK");
      assertThat(child.exitCode()).isZero();
    }
    List<String> requests = proxy.seen();
    List<Death> deaths = new ArrayList<>();
    for (int request = requests.size() / 2 + 1; request <= requests.size(); request++) {
      deaths.add(new Death(request, request % 2 == 0, true, true));
      deaths.add(new Death(request, request % 2 == 1, false, true));
    }
    assertThat(deaths).hasSizeGreaterThan(10);
    colour--;
    return deaths.stream()
        .map(
            death ->
                DynamicTest.dynamicTest(
                    death.name(requests),
                    () -> {
                      spoil();
                      try (ChildJvm child = kill(death)) {
                        assertThat(child.exitCode()).isEqualTo(137);
                      }
                      settled(true);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> isSettledWhereverItsJournalEnds() {
    return Stream.iterate(1, entry -> entry <= 4, entry -> entry + 1)
        .flatMap(entry -> Stream.of(false, true).map(written -> entry(entry, written)));
  }

  private DynamicTest entry(int entry, boolean written) {
    return DynamicTest.dynamicTest(
        (written ? "after entry " : "before entry ") + entry,
        () -> {
          change();
          proxy.count();
          try (ChildJvm child = deploy(entry, written)) {
            assertThat(child.exitCode()).isEqualTo(137);
          }
          if (entry == 1) {
            // The beginning is one transaction with its entry: there is nothing to settle.
            assertThat(resume(false).stacks()).isEmpty();
            assertThat(lab.deploy("app").stacks().get(0).outcome()).isEqualTo(Outcome.DEPLOYED);
          } else {
            settled(false);
          }
        });
  }

  private ResumeResult resume(boolean back) {
    try (Steward steward = lab.start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of("app"), folder);
      return steward
          .get(Resume.class)
          .resume(
              new Resume.Request(selection, back, Duration.ofSeconds(30)), Run.of("test", folder));
    }
  }

  private void settled(boolean back) throws IOException {
    prepare();
    ResumeResult result = resume(back);

    assertThat(result.stacks()).hasSize(1);
    assertThat(result.stacks().get(0).end().orElseThrow().outcome())
        .as(() -> result.toString())
        .isEqualTo(back ? Outcome.ROLLED_BACK : Outcome.DEPLOYED);
    if (back) {
      colour--;
      lab.stack("app", STACK.formatted(Integer.toString(colour)));
      // It was taken away by hand before the deploy, and going back leaves it so.
      lab.deploy("app");
    }
    List<ContainerState> containers = lab.containers("app");
    assertThat(containers)
        .extracting(ContainerState::name)
        .containsExactlyInAnyOrder(name("web"), name("tenant"), name("extra"), name("same"));
    assertThat(containers).allMatch(container -> container.condition().isFine());
    assertThat(id("same")).isEqualTo(same);
    ContainerState web =
        containers.stream().filter(c -> c.service().equals("web")).findFirst().orElseThrow();
    assertThat(web.fields().find(new FieldKey("environment", "COLOUR")))
        .contains(Integer.toString(colour));
    for (String place : List.of("/scratch", "/data")) {
      assertThat(lab.docker("exec", web.id(), "cat", place + "/witness").output().strip())
          .as(place)
          .isEqualTo("here");
    }
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  private String name(String service) {
    return lab.project("app") + "-" + service + "-1";
  }
}
