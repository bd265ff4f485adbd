// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A second Java process running a main class of the tests. */
public final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it with the class path of this process. */
  public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
    return start(entry -> true, main, arguments);
  }

  /** Starts it with those entries of the class path whose file name passes. */
  public static ChildJvm start(Predicate<String> entries, Class<?> main, String... arguments)
      throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entries.test(String.valueOf(Path.of(entry).getFileName())))
            .reduce((left, right) -> left + File.pathSeparator + right)
            .orElseThrow();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ChildJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Its process number. */
  public long pid() {
    return process.pid();
  }

  /** The next line it wrote; waits for it. */
  public String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the child ended without a further line");
    }
    return line;
  }

  /** Writes a line that it reads from its standard input. */
  public void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Kills it as {@code kill -9} does; returns what it had still written. */
  public List<String> kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly();
    List<String> rest = output.lines().toList();
    process.waitFor(30, TimeUnit.SECONDS);
    return rest;
  }

  /** The same from another thread, which waits for nothing. */
  public void killNow(boolean programsToo) {
    List<ProcessHandle> programs = process.descendants().toList();
    process.toHandle().destroyForcibly();
    if (programsToo) {
      programs.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Its exit code, when it ends by itself within a minute. */
  public int exitCode() throws IOException, InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IOException("the child does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
