// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.bench;

import com.sun.management.OperatingSystemMXBean;
import io.steward.core.compose.ComposeReader;
import io.steward.core.compose.ComposeRequest;
import io.steward.core.error.InvalidException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures how many Compose projects are read, checked and printed in a second of one processor:
 * {@code ComposeBenchmark FOLDER SECONDS}. Every folder below the given one that holds a valid
 * project is read, again and again; the first third of the time is for warming up.
 */
public final class ComposeBenchmark {
  private ComposeBenchmark() {}

  /** Takes the folder of the projects and the seconds to measure for. */
  public static void main(String[] arguments) throws IOException {
    List<ComposeRequest> projects = projects(Path.of(arguments[0]));
    long bytes = 0;
    for (ComposeRequest project : projects) {
      for (Path file : new ComposeReader().read(project).files()) {
        bytes += Files.size(file);
      }
    }
    System.out.printf(
        "%d projects, %d bytes on average%n",
        projects.size(), bytes / Math.max(1, projects.size()));
    long seconds = Long.parseLong(arguments[1]);
    run(projects, Duration.ofSeconds(Math.max(1, seconds / 3)));
    System.out.printf(
        "%.0f projects a second of processor time%n", run(projects, Duration.ofSeconds(seconds)));
  }

  private static double run(List<ComposeRequest> projects, Duration time) {
    long start = System.nanoTime();
    long processor = processorNanos();
    long count = 0;
    long printed = 0;
    while (System.nanoTime() - start < time.toNanos()) {
      for (ComposeRequest project : projects) {
        printed += new ComposeReader().read(project).toJson().length();
        count++;
      }
    }
    if (printed == 0) {
      throw new IllegalStateException("nothing was printed");
    }
    return count / ((processorNanos() - processor) / 1e9);
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static List<ComposeRequest> projects(Path folder) throws IOException {
    List<ComposeRequest> valid = new ArrayList<>();
    try (Stream<Path> folders = Files.walk(folder)) {
      for (Path candidate : folders.filter(Files::isDirectory).sorted().toList()) {
        ComposeRequest request = ComposeRequest.of(candidate);
        try {
          new ComposeReader().read(request);
          valid.add(request);
        } catch (InvalidException e) {
          // no Compose file here, or not one that can be measured
        }
      }
    }
    return valid;
  }
}
