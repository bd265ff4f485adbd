// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.bench;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Deploys 50 stacks of four containers on the Docker engine of the environment, looks for drift
 * again and again, prints how long one look takes, and removes the stacks. Arguments: a folder to
 * write the homelab to, an image that goes on running and lies on the engine, how many looks (20
 * unless given), and how many stacks (50 unless given).
 */
public final class DriftBenchmark {
  private static final int SERVICES = 4;

  private DriftBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
    int stacks = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 50;
    write(folder, arguments[1], stacks);
    var source =
        new ConfigurationSource(
            folder, Optional.empty(), System.getenv(), Map.of("deployment.parallel", "8"));
    List<String> names = IntStream.range(0, stacks).mapToObj(stack -> "bench" + stack).toList();
    try (Steward steward = Steward.start(source, Plugins.find())) {
      Run run = Run.of("bench", folder);
      try {
        steward.run("stack deploy", Map.of("all", true), run);
        measure(steward, run, rounds, stacks);
      } finally {
        steward.run("stack remove", Map.of("stacks", names), run);
      }
    }
  }

  private static void measure(Steward steward, Run run, int rounds, int stacks) {
    long[] millis = new long[rounds];
    for (int round = 0; round < rounds; round++) {
      long before = System.nanoTime();
      steward.run("stack drift", Map.of(), run);
      millis[round] = (System.nanoTime() - before) / 1_000_000;
    }
    long[] warm = Arrays.copyOfRange(millis, rounds / 2, rounds);
    Arrays.sort(warm);
    System.out.printf(
        "drift of %d stacks, %d containers: first %d ms, warm median %d ms, worst %d ms%n",
        stacks, stacks * SERVICES, millis[0], warm[warm.length / 2], warm[warm.length - 1]);
  }

  private static void write(Path folder, String image, int stacks) throws IOException {
    var yaml = new StringBuilder("id: bench\nstate: {folder: state}\nstacks:\n");
    for (int stack = 0; stack < stacks; stack++) {
      yaml.append("  bench").append(stack).append(": {gate: {monitor: 1s}}\n");
      Path dir = Files.createDirectories(folder.resolve("stacks/bench" + stack));
      Files.writeString(dir.resolve("compose.yaml"), compose(image));
    }
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/deployment.yaml"), yaml);
  }

  /** The bridge has room for all of them, other than networks of their own. */
  private static String compose(String image) {
    var text = new StringBuilder("services:\n");
    for (int service = 0; service < SERVICES; service++) {
      text.append("  web").append(service).append(":\n");
      text.append("    image: ").append(image).append('\n');
      text.append("    network_mode: none\n    environment: {TZ: Europe/Berlin, LEVEL: info}\n");
      text.append("    labels: [traefik.enable=true, 'colour=blue']\n    mem_limit: 32m\n");
    }
    return text.toString();
  }
}
