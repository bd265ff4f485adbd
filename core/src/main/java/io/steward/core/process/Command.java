// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run and how: a program with its arguments, never a line for a shell. Immutable once
 * handed out; each {@code with…} returns a changed copy. Environment and input may hold secrets, so
 * {@link #toString()} shows the arguments alone.
 */
public final class Command {
  private final List<String> arguments;
  private Optional<Path> directory = Optional.empty();
  private Optional<Map<String, String>> environment = Optional.empty();
  private byte[] input = new byte[0];
  private Duration timeout = Duration.ofMinutes(10);
  private int captureBytes = 256 * 1024;
  private boolean sharing;

  private Command(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  /** The program, by name or path, and its arguments; ten minutes, no input, our environment. */
  public static Command of(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("a command has at least the name of its program");
    }
    return new Command(arguments);
  }

  /** {@link #of(List)} for arguments known by number. */
  public static Command of(String program, String... arguments) {
    List<String> all = new ArrayList<>(List.of(program));
    all.addAll(List.of(arguments));
    return new Command(all);
  }

  private Command copy() {
    var copy = new Command(arguments);
    copy.directory = directory;
    copy.environment = environment;
    copy.input = input;
    copy.timeout = timeout;
    copy.captureBytes = captureBytes;
    copy.sharing = sharing;
    return copy;
  }

  /** Runs in this folder instead of the one Steward was started in. */
  public Command withDirectory(Path folder) {
    var copy = copy();
    copy.directory = Optional.of(folder);
    return copy;
  }

  /** Runs with exactly these variables; everything else is cleared. */
  public Command withEnvironment(Map<String, String> whole) {
    var copy = copy();
    copy.environment = Optional.of(Map.copyOf(whole));
    return copy;
  }

  /** Gives this text, as UTF-8, on the standard input, which is empty otherwise. */
  public Command withInput(String text) {
    return withInput(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives these bytes on the standard input, which is empty otherwise. */
  public Command withInput(byte[] bytes) {
    var copy = copy();
    copy.input = bytes.clone();
    return copy;
  }

  /** Ends the program, with everything it started, when it takes longer than this. */
  public Command withTimeout(Duration bound) {
    var copy = copy();
    copy.timeout = bound;
    return copy;
  }

  /** Keeps the last so many bytes of each output stream; 256 KiB when nothing is said. */
  public Command withCapture(int bytes) {
    var copy = copy();
    copy.captureBytes = bytes;
    return copy;
  }

  /**
   * Shares the standard streams of this program, and so its terminal and session: for what a person
   * uses themselves. Nothing is captured or given as input then.
   */
  public Command sharingStreams() {
    var copy = copy();
    copy.sharing = true;
    return copy;
  }

  /** The program and its arguments, never empty. */
  public List<String> arguments() {
    return arguments;
  }

  String program() {
    return arguments.get(0);
  }

  Optional<Path> directory() {
    return directory;
  }

  Optional<Map<String, String>> environment() {
    return environment;
  }

  byte[] input() {
    return input.clone();
  }

  Duration timeout() {
    return timeout;
  }

  boolean isSharing() {
    return sharing;
  }

  int captureBytes() {
    return captureBytes;
  }

  /** The arguments with blanks between them, for messages; not fit for a shell. */
  @Override
  public String toString() {
    return String.join(" ", arguments);
  }
}
