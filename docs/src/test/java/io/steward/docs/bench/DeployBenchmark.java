// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.bench;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Deploys on the Docker engine of the environment beside {@code docker compose}, the same files
 * under other project names, and removes everything again: one changed service in a stack of ten,
 * the way back of it, and ten stacks of three services from nothing. The gate waits no time for
 * what runs. Arguments: a folder to write the homelab to, an image that goes on running and lies on
 * the engine, and how many rounds (7 unless given).
 */
public final class DeployBenchmark {
  private static final int STACKS = 10;
  private final Path folder;
  private final String image;
  private final int rounds;
  private int colour;

  private DeployBenchmark(Path folder, String image, int rounds) {
    this.folder = folder;
    this.image = image;
    this.rounds = rounds;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
    var benchmark =
        new DeployBenchmark(Path.of(arguments[0]).toAbsolutePath(), arguments[1], rounds);
    benchmark.configure();
    var source =
        new ConfigurationSource(benchmark.folder, Optional.empty(), System.getenv(), Map.of());
    try (Steward steward = Steward.start(source, Plugins.find())) {
      benchmark.oneOfTen(steward);
      benchmark.fromNothing(steward);
    }
  }

  /** Something that is timed. */
  private interface Work {
    void go() throws Exception;
  }

  private static long millis(Work work) throws Exception {
    long before = System.nanoTime();
    work.go();
    return (System.nanoTime() - before) / 1_000_000;
  }

  private void oneOfTen(Steward steward) throws Exception {
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    List<Long> begun = new ArrayList<>();
    List<Long> back = new ArrayList<>();
    write("ten", compose(10, ""));
    deploy(steward, Progress.none(), "ten");
    up("ten");
    for (int round = 0; round <= rounds; round++) {
      colour++;
      write("ten", compose(10, ""));
      ours.add(millis(() -> deploy(steward, Progress.none(), "ten")));
      theirs.add(millis(() -> up("ten")));
      wayBack(steward, begun, back);
    }
    tell("one changed service of ten, warm", ours, theirs);
    tell("from the gate's no to the begin of the way back", begun);
    tell("from the gate's no to the start of the old version", back);
    remove(steward, "ten");
  }

  /** A version that is unhealthy: how long after that is told the way back begins and ends. */
  private void wayBack(Steward steward, List<Long> begun, List<Long> back) throws Exception {
    var decided = new AtomicReference<Instant>();
    var begin = new AtomicReference<Instant>();
    colour++;
    write("ten", compose(10, "    healthcheck: {test: 'false', interval: 100ms, retries: 1}\n"));
    deploy(
        steward,
        step -> {
          if (step.mark() == Mark.BAD && step.subject().equals("web5")) {
            decided.compareAndSet(null, Instant.now());
          } else if (step.detail().startsWith("Going back")) {
            begin.set(Instant.now());
          }
        },
        "ten");
    write("ten", compose(10, ""));
    String started = docker("inspect", "-f", "{{.State.StartedAt}}", "bench-ten-web5-1");
    begun.add(Duration.between(decided.get(), begin.get()).toMillis());
    back.add(Duration.between(decided.get(), Instant.parse(started)).toMillis());
  }

  private void fromNothing(Steward steward) throws Exception {
    String[] names = IntStream.rangeClosed(1, STACKS).mapToObj(n -> "m" + n).toArray(String[]::new);
    for (String name : names) {
      write(name, compose(3, ""));
    }
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    List<Long> fourAtOnce = new ArrayList<>();
    for (int round = 0; round <= rounds / 2; round++) {
      ours.add(millis(() -> deploy(steward, Progress.none(), names)));
      theirs.add(millis(() -> up(1, names)));
      remove(steward, names);
      fourAtOnce.add(millis(() -> up(4, names)));
      remove(steward, names);
    }
    tell("ten stacks of three services from nothing", ours, theirs);
    tell("docker compose up -d of them, four at a time by hand", fourAtOnce);
  }

  private static void tell(String what, List<Long> times) {
    List<Long> warm = new ArrayList<>(times.subList(1, times.size()));
    Collections.sort(warm);
    System.out.printf(
        "%s: median %d ms (worst %d)%n",
        what, warm.get(warm.size() / 2), warm.get(warm.size() - 1));
  }

  /** The first of each is not counted. */
  private static void tell(String what, List<Long> ours, List<Long> theirs) {
    ours.remove(0);
    theirs.remove(0);
    Collections.sort(ours);
    Collections.sort(theirs);
    long our = ours.get(ours.size() / 2);
    long their = theirs.get(theirs.size() / 2);
    System.out.printf(
        "%s: median %d ms (worst %d), docker compose up -d %d ms (worst %d): %+d ms, %.2f x%n",
        what,
        our,
        ours.get(ours.size() - 1),
        their,
        theirs.get(theirs.size() - 1),
        our - their,
        (double) our / their);
  }

  private void deploy(Steward steward, Progress progress, String... names) {
    steward.run(
        "stack deploy",
        Map.of("stacks", List.of(names)),
        Run.of("bench", folder).withProgress(progress));
  }

  private void up(int atOnce, String... stacks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Object>> all = new ArrayList<>();
      for (String stack : stacks) {
        all.add(
            threads.submit(
                () -> {
                  up(stack);
                  return stack;
                }));
      }
      for (Future<Object> one : all) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private void up(String stack) throws Exception {
    docker(
        "compose",
        "-p",
        "hand-" + stack,
        "-f",
        folder.resolve("stacks/" + stack + "/compose.yaml").toString(),
        "up",
        "-d");
  }

  private void remove(Steward steward, String... names) throws Exception {
    steward.run("stack remove", Map.of("stacks", List.of(names)), Run.of("bench", folder));
    for (String name : names) {
      docker("compose", "-p", "hand-" + name, "down", "-t", "0");
    }
  }

  private static String docker(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("docker"));
    line.addAll(List.of(words));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", line) + ": " + output);
    }
    return output;
  }

  private void configure() throws IOException {
    var yaml = new StringBuilder("id: bench\nstate: {folder: state}\nstacks:\n");
    for (String name : names()) {
      yaml.append("  ").append(name).append(": {project: bench-").append(name);
      yaml.append(", gate: {monitor: 0s}}\n");
      write(name, compose(1, ""));
    }
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/deployment.yaml"), yaml);
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of("ten"));
    IntStream.rangeClosed(1, STACKS).forEach(number -> names.add("m" + number));
    return names;
  }

  private void write(String stack, String text) throws IOException {
    Path dir = Files.createDirectories(folder.resolve("stacks/" + stack));
    Files.writeString(dir.resolve("compose.yaml"), text);
  }

  /** Services {@code web1} and so on, of which {@code web5} changes with each colour. */
  private String compose(int services, String more) {
    var text = new StringBuilder("services:\n");
    for (int service = 1; service <= services; service++) {
      boolean changes = service == 5;
      text.append("  web").append(service).append(":\n    image: ").append(image).append('\n');
      text.append("    environment: {LEVEL: info, COLOUR: c");
      text.append(changes ? colour : 0).append("}\n");
      text.append(changes ? more : "");
    }
    return text.toString();
  }
}
