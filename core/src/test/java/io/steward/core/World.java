// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.ContainerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * What runs before a fault: the stack {@code app} with its services {@code web}, which the tests
 * change, and {@code still}, which they leave alone, and its neighbour {@code other}. Each has a
 * volume with a file in it that says whose it is. As every test ends with all of it as it was, the
 * tests of a class may share one; each begins with {@link #restore}.
 */
final class World {
  static final String APP =
      """
      services:
        web:
          image: steward/tiny:1
          environment: {COLOUR: blue}
          volumes: [data:/data]
        still:
          image: steward/tiny:1
          volumes: [quiet:/data]
      volumes: {data: {}, quiet: {}}
      """;
  private static final String OTHER =
      "services: {web: {image: 'steward/tiny:1', volumes: ['data:/data']}}\nvolumes: {data: {}}\n";
  private final EngineHomelab lab;
  private final Map<String, Map<String, ContainerState>> before = new LinkedHashMap<>();
  private final Map<String, Path> witnesses = new TreeMap<>();

  private World(EngineHomelab lab) {
    this.lab = lab;
  }

  /** Deploys both stacks well and leaves a file in every volume. */
  static World deployed(EngineHomelab lab) {
    lab.stack("other", OTHER);
    var world = new World(lab);
    world.restore();
    return world;
  }

  /** Has everything as a test expects it, which it is unless the one before it failed. */
  void restore() {
    lab.gate("{monitor: 1s, timeout: 20s}").stack("app", APP);
    if (!lab.plan("app", "other").isEmpty()) {
      String error = lab.attempt("app", "other").error();
      if (error.contains("made by another hand")) {
        lab.adopt("app");
        error = lab.attempt("app", "other").error();
      }
      assertThat(error).isEmpty();
    }
    remember();
  }

  private void remember() {
    witnesses.clear();
    for (String stack : List.of("app", "other")) {
      before.put(stack, now(stack));
    }
    String mounts = lab.docker("volume", "ls", "-q", "-f", "name=" + lab.project("")).output();
    for (String volume : mounts.lines().toList()) {
      Path folder =
          Path.of(
              lab.docker("volume", "inspect", "-f", "{{.Mountpoint}}", volume).output().strip());
      Path witness = folder.resolve("witness");
      try {
        Files.writeString(witness, "of " + volume);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      witnesses.put(volume, witness);
    }
  }

  private Map<String, ContainerState> now(String stack) {
    Map<String, ContainerState> now = new TreeMap<>();
    for (ContainerState container : lab.containers(stack)) {
      now.put(container.service() + "-" + container.number(), container);
    }
    return now;
  }

  /** The container of a service of the stack as it was before. */
  ContainerState was(String service) {
    return before.get("app").get(service + "-1");
  }

  /** The stack with other words in the place of the image of {@code web}. */
  static String web(String changed) {
    return APP.replaceFirst("image: steward/tiny:1", Matcher.quoteReplacement(changed));
  }

  /** The same with another service, given by the lines after its image. */
  static String webAnd(String changed, String name, String lines) {
    return web(changed)
        .replace("  still:", "  " + name + ":\n    image: steward/tiny:1\n" + lines + "  still:");
  }

  /** Not one container was touched: each is the same and still runs since the same moment. */
  void untouched() {
    volumesStay();
    for (String stack : before.keySet()) {
      assertThat(moments(now(stack))).describedAs(stack).isEqualTo(moments(before.get(stack)));
    }
  }

  /** What was touched is as before in a container of its own, and all else was not touched. */
  void back() {
    neighboursStay();
    assertThat(now("app").keySet()).isEqualTo(before.get("app").keySet());
    now("app")
        .forEach(
            (name, is) -> {
              ContainerState was = before.get("app").get(name);
              assertThat(is.condition().words())
                  .describedAs(name)
                  .isEqualTo(was.condition().words());
              assertThat(is.imageId()).isEqualTo(was.imageId());
              assertThat(is.fields()).isEqualTo(was.fields());
              assertThat(is.volumes()).isEqualTo(was.volumes());
            });
    lab.stack("app", APP);
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  /** The changed service is as before, where the engine itself has stopped the others. */
  void webIsBack() {
    volumesStay();
    ContainerState is = now("app").get("web-1");
    assertThat(is.imageId()).isEqualTo(was("web").imageId());
    assertThat(is.fields()).isEqualTo(was("web").fields());
    assertThat(is.condition().isFine()).isTrue();
  }

  /** A first deploy left nothing but its volumes, and nobody else was touched. */
  void removed(String stack, String... volumes) {
    untouched();
    assertThat(now(stack)).isEmpty();
    String name = "name=" + lab.project(stack);
    assertThat(lab.docker("network", "ls", "-q", "-f", name).output()).isEmpty();
    assertThat(lab.docker("volume", "ls", "-q", "-f", name).output().lines())
        .map(volume -> volume.replace(lab.project(stack) + "_", ""))
        .containsExactlyInAnyOrder(volumes);
  }

  /** The volumes with what is in them, the other stack, and the service that nobody changed. */
  void neighboursStay() {
    volumesStay();
    assertThat(moments(now("other"))).isEqualTo(moments(before.get("other")));
    assertThat(moments(now("app"))).containsEntry("still-1", moment(was("still")));
  }

  /** Each volume is there and has its file; needs no engine. */
  void volumesStay() {
    witnesses.forEach(
        (volume, witness) -> assertThat(witness).describedAs(volume).hasContent("of " + volume));
  }

  private static Map<String, String> moments(Map<String, ContainerState> containers) {
    Map<String, String> moments = new TreeMap<>();
    containers.forEach((name, container) -> moments.put(name, moment(container)));
    return moments;
  }

  private static String moment(ContainerState is) {
    return is.id() + " " + is.condition().words() + " since " + is.condition().startedAt();
  }
}
