// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.StackTarget.DriverKind;
import io.steward.core.deploy.StackTarget.Platforms;
import io.steward.core.docker.DockerEndpoint;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.EngineInfo;
import io.steward.core.docker.ImageInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at what the host of an engine has, as far as that host is this machine. */
final class HostThings {
  private static final Path EMULATORS = Path.of("/proc/sys/fs/binfmt_misc");
  private static final List<Path> PLUGINS =
      List.of(
          Path.of("/run/docker/plugins"),
          Path.of("/etc/docker/plugins"),
          Path.of("/usr/lib/docker/plugins"));
  private static final Map<String, String> EMULATED =
      Map.of("amd64", "x86_64", "arm64", "aarch64", "386", "i386");
  private static final long FRESH_NANOS = 2_000_000_000L;
  private final DockerEngine engine;
  private Optional<EngineInfo> told = Optional.empty();
  private long toldAt;

  HostThings(DockerEngine engine) {
    this.engine = engine;
  }

  /** What the engine says of itself, or said a moment ago: one deploy asks several times. */
  synchronized EngineInfo info() {
    if (told.isEmpty() || System.nanoTime() - toldAt > FRESH_NANOS) {
      told = Optional.of(engine.info());
      toldAt = System.nanoTime();
    }
    return told.get();
  }

  /** Free space where the engine keeps its things; not known when that is another machine. */
  Optional<Long> free(EngineInfo info) {
    try {
      return isHere(info)
          ? Optional.of(Files.getFileStore(Path.of(info.rootFolder())).getUsableSpace())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A folder that the engine names and that is here too speaks for one machine. */
  private boolean isHere(EngineInfo info) {
    return engine.endpoint() instanceof DockerEndpoint.UnixSocket
        && Files.isDirectory(Path.of(info.rootFolder()));
  }

  Set<Path> missing(Set<Path> files) {
    return isHere(info())
        ? files.stream().filter(Files::notExists).collect(Collectors.toSet())
        : Set.of();
  }

  /** Plugins are loaded when they are first used, so those that lie ready count too. */
  Optional<Set<String>> drivers(DriverKind kind) {
    EngineInfo info = info();
    if (!isHere(info)) {
      return Optional.empty();
    }
    String name = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    Set<String> drivers = new TreeSet<>(info.drivers().getOrDefault(name, List.of()));
    if (kind != DriverKind.VOLUME) {
      drivers.add("none");
    }
    for (String plugin : engine.listPlugins()) {
      drivers.add(plugin);
      drivers.add(plugin.replaceFirst(":latest$", ""));
    }
    PLUGINS.forEach(folder -> drivers.addAll(plugins(folder)));
    return Optional.of(drivers);
  }

  private static Set<String> plugins(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.matches(".*\\.(sock|spec|json)"))
          .map(file -> file.substring(0, file.lastIndexOf('.')))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      // A folder that cannot be read has nothing for us; the engine will say so.
      return Set.of();
    }
  }

  /** One whose processor is emulated here runs all the same. */
  Map<String, Platforms> foreign(Set<String> images) {
    EngineInfo info = info();
    Map<String, Platforms> foreign = new LinkedHashMap<>();
    for (String name : images) {
      Optional<ImageInfo> image = engine.findImage(name);
      boolean known =
          image.filter(i -> !i.os().isEmpty() && !i.architecture().isEmpty()).isPresent();
      if (known && !runs(image.get(), info)) {
        foreign.put(name, new Platforms(image.get().platform(), info.platform()));
      }
    }
    return foreign;
  }

  private boolean runs(ImageInfo image, EngineInfo info) {
    boolean same = image.platform().equals(info.platform());
    boolean half = image.architecture().equals("386") && info.platform().endsWith("/amd64");
    boolean older = image.architecture().equals("arm") && info.platform().endsWith("/arm64");
    if (same || half || older || !isHere(info)) {
      return true;
    }
    String processor = EMULATED.getOrDefault(image.architecture(), image.architecture());
    return Files.exists(EMULATORS.resolve("qemu-" + processor));
  }
}
