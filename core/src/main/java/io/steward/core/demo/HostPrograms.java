// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a shell and {@code sleep} on this machine, with the libraries they load, so that an image
 * can be made without a network: busybox where there is one, else what {@code sh} and {@code sleep}
 * are here.
 */
final class HostPrograms {
  private static final Pattern LOADED = Pattern.compile("(/\\S+)(?= =>| \\(0x)");
  private static final Pattern ALONE =
      Pattern.compile("(?i)not a dynamic executable|statically linked|not a valid dynamic program");
  private static final int PROGRAM = 0755;

  private final Map<String, String> environment;
  private final ProcessRunner runner;

  HostPrograms(Map<String, String> environment, ProcessRunner runner) {
    this.environment = new HashMap<>(environment);
    this.environment.put("LC_ALL", "C");
    this.runner = runner;
  }

  /**
   * What was found.
   *
   * @param files their bytes by the path they have in the image
   * @param links symbolic links, path to target
   */
  record Found(Map<String, byte[]> files, Map<String, String> links) {
    /** The folders of the libraries, as the loader of the image looks elsewhere. */
    Set<String> libraryFolders() {
      Set<String> folders = new TreeSet<>();
      files.keySet().forEach(path -> folders.add(path.substring(0, path.lastIndexOf('/'))));
      folders.remove("/bin");
      return folders;
    }

    /** Adds everything to an archive. */
    Tar addTo(Tar tar) {
      files.forEach((path, bytes) -> tar.file(path, PROGRAM, bytes));
      links.forEach(tar::link);
      return tar;
    }
  }

  /**
   * Finds them.
   *
   * @throws OperationException of kind unreachable if this machine has none that an image can hold
   */
  Found find() {
    Optional<Path> busybox = ProcessRunner.find("busybox", environment).filter(this::hasApplets);
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (busybox.isPresent()) {
      add(files, "/bin/busybox", busybox.get());
      return new Found(files, Map.of("/bin/sh", "busybox", "/bin/sleep", "busybox"));
    }
    add(files, "/bin/sh", program("sh"));
    add(files, "/bin/sleep", program("sleep"));
    return new Found(files, Map.of());
  }

  private Path program(String name) {
    return ProcessRunner.find(name, environment)
        .orElseThrow(() -> unfit("there is no " + name + " in PATH"));
  }

  private boolean hasApplets(Path busybox) {
    ProcessResult result = run(busybox.toString(), "--list");
    Set<String> applets = new LinkedHashSet<>(result.output().lines().toList());
    return result.succeeded() && applets.contains("sh") && applets.contains("sleep");
  }

  private void add(Map<String, byte[]> files, String place, Path program) {
    files.put(place, read(program));
    for (String library : libraries(program)) {
      files.put(library, read(Path.of(library)));
    }
  }

  private Set<String> libraries(Path program) {
    ProcessResult result = run("ldd", program.toString());
    String said = result.output() + result.errors();
    if (ALONE.matcher(said).find()) {
      return Set.of();
    }
    if (!result.succeeded() || said.contains("not found")) {
      throw unfit("the libraries of " + program + " are not known: ldd says " + said.strip());
    }
    Set<String> libraries = new LinkedHashSet<>();
    Matcher loaded = LOADED.matcher(result.output());
    while (loaded.find()) {
      libraries.add(loaded.group(1));
    }
    return libraries;
  }

  private ProcessResult run(String program, String argument) {
    return runner.run(
        Command.of(program, argument)
            .withEnvironment(environment)
            .withTimeout(Duration.ofSeconds(20)));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unfit("cannot read " + file + ": " + e.getMessage());
    }
  }

  private static OperationException unfit(String reason) {
    return OperationException.of(
        ErrorKind.UNREACHABLE, "no image can be made of this machine's programs: " + reason);
  }
}
