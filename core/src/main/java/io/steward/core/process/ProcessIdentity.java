// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which process did something, so that another can later tell whether it still lives. A process
 * number alone is not enough: numbers are given again. The stamp adds when the process started,
 * counted by the kernel so that setting the clock changes nothing, in which boot of which machine,
 * and among which process numbers (a container has its own).
 *
 * @param host name of the machine, as a person knows it
 * @param pid process number
 * @param stamp {@code MACHINE/BOOT/NAMESPACE/START}; compared, never read by people
 */
public record ProcessIdentity(String host, long pid, String stamp) {
  private static final Path PROC = Path.of("/proc");
  private static final int START_FIELD = 19;
  private static final int STAMP_PARTS = 4;

  /** The process that runs this code. */
  public static ProcessIdentity current() {
    long pid = ProcessHandle.current().pid();
    String start = start(pid).orElse("gone");
    return new ProcessIdentity(hostName(), pid, place() + "/" + start);
  }

  /**
   * A process of this machine.
   *
   * @return empty when there is none of this number
   */
  public static Optional<ProcessIdentity> of(long pid) {
    return start(pid).map(start -> new ProcessIdentity(hostName(), pid, place() + "/" + start));
  }

  /** Whether the process certainly runs: it is the one of this machine that has its number. */
  public boolean isAlive() {
    return of(pid).equals(Optional.of(this));
  }

  /**
   * Whether the process has certainly ended: this machine has been restarted since, or its number
   * is free or belongs to another process. A process that cannot be judged from here, as on another
   * machine or in another container, counts as alive.
   */
  public boolean isDead() {
    List<String> theirs = List.of(stamp.split("/", -1));
    List<String> ours = List.of(place().split("/", -1));
    if (theirs.size() != STAMP_PARTS || !host.equals(hostName()) || !same(theirs, ours, 0)) {
      return false;
    }
    if (!same(theirs, ours, 1)) {
      return true;
    }
    return same(theirs, ours, 2) && !start(pid).equals(Optional.of(theirs.get(3)));
  }

  private static boolean same(List<String> theirs, List<String> ours, int part) {
    return !ours.get(part).isEmpty() && ours.get(part).equals(theirs.get(part));
  }

  private static String place() {
    if (!Files.isDirectory(PROC.resolve("self"))) {
      // No Linux: one machine by name; a restart shows by the start times of processes.
      return "jvm:" + hostName() + "/any/any";
    }
    return read(Path.of("/etc/machine-id"))
        + "/"
        + read(PROC.resolve("sys/kernel/random/boot_id"))
        + "/"
        + namespace();
  }

  private static Optional<String> start(long pid) {
    if (!Files.isDirectory(PROC.resolve("self"))) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .map(process -> process.info().startInstant().map(Object::toString).orElse(""));
    }
    String line = read(PROC.resolve(pid + "/stat"));
    // The name of the program stands in brackets and may hold blanks and brackets itself.
    List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 1).trim().split(" "));
    boolean ended = fields.size() <= START_FIELD || fields.get(0).matches("[ZX]");
    return ended ? Optional.empty() : Optional.of(fields.get(START_FIELD));
  }

  private static String namespace() {
    try {
      return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static String hostName() {
    String kernel = read(PROC.resolve("sys/kernel/hostname"));
    if (!kernel.isEmpty()) {
      return kernel;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown host";
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).trim();
    } catch (IOException e) {
      return "";
    }
  }
}
