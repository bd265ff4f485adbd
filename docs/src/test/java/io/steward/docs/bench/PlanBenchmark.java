// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.bench;

import com.sun.management.OperatingSystemMXBean;
import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Run;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Plans 50 stacks with 200 services again and again on the simulated target, which answers from
 * memory, and prints the processor time of one plan. Arguments: a folder to write the homelab to,
 * and how many plans (60 unless given).
 */
public final class PlanBenchmark {
  private static final int STACKS = 50;
  private static final int SERVICES = 4;

  private PlanBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    write(folder);
    var source =
        new ConfigurationSource(
            folder,
            Optional.empty(),
            Map.of("HOME", folder.toString(), "XDG_STATE_HOME", folder + "/state"),
            Map.of());
    try (Steward steward = Steward.start(source, Plugins.find())) {
      Run run = Run.of("bench", folder);
      steward.run("stack deploy", Map.of("all", true), run);
      long[] millis = new long[rounds];
      for (int round = 0; round < rounds; round++) {
        long before = processorNanos();
        steward.run("stack plan", Map.of(), run);
        millis[round] = (processorNanos() - before) / 1_000_000;
      }
      long[] warm = Arrays.copyOfRange(millis, rounds / 2, rounds);
      Arrays.sort(warm);
      System.out.printf(
          "plan of %d stacks, %d services: first %d ms, warm median %d ms, worst %d ms of CPU%n",
          STACKS, STACKS * SERVICES, millis[0], warm[warm.length / 2], warm[warm.length - 1]);
    }
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void write(Path folder) throws IOException {
    var yaml =
        new StringBuilder(
            "id: bench\ntargets:\n  sim: {simulated: {kept: false}}\ndefault-target: sim\n");
    yaml.append("stacks:\n");
    for (int stack = 0; stack < STACKS; stack++) {
      yaml.append("  s").append(stack).append(": {gate: {monitor: 1ms}}\n");
      Path dir = Files.createDirectories(folder.resolve("stacks/s" + stack));
      Files.writeString(dir.resolve("compose.yaml"), compose(stack));
    }
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/deployment.yaml"), yaml);
  }

  private static String compose(int stack) {
    var text = new StringBuilder("services:\n");
    for (int service = 0; service < SERVICES; service++) {
      text.append("  web").append(service).append(":\n");
      text.append("    image: example.org/app:").append(stack).append('\n');
      text.append("    restart: unless-stopped\n");
      text.append("    environment: {TZ: Europe/Berlin, LEVEL: info, PASSWORD: '").append(stack);
      text.append("'}\n    labels: [traefik.enable=true, 'colour=blue']\n");
      text.append("    volumes: ['data").append(service).append(":/data', '/etc:/host:ro']\n");
      text.append("    networks: [front, back]\n");
      text.append("    deploy: {resources: {limits: {memory: 256M, cpus: '0.5'}}}\n");
    }
    text.append("networks: {front: {}, back: {}}\nvolumes:\n");
    for (int service = 0; service < SERVICES; service++) {
      text.append("  data").append(service).append(": {}\n");
    }
    return text.toString();
  }
}
