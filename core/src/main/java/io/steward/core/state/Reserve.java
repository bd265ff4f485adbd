// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Space beside the state that is given up when the disk is full, so that what just happened can
 * still be written. Thread-safe.
 */
final class Reserve {
  /** Enough for the end of a run and its audit line, many times. */
  static final int BYTES = 512 * 1024;

  private static final long ROOM = 4L * BYTES;

  private final Path file;
  private final AtomicBoolean missing = new AtomicBoolean();

  Reserve(Path state) {
    this.file = state.resolveSibling(state.getFileName() + ".reserve");
  }

  /** Looks whether it is there; {@link #keep} makes it otherwise. */
  void open() {
    missing.set(Files.notExists(file));
    keep();
  }

  /** Makes it when it is missing and there is room. Without it everything but a full disk works. */
  void keep() {
    if (!missing.get()) {
      return;
    }
    try {
      if (Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() >= ROOM
          && missing.compareAndSet(true, false)) {
        make();
      }
    } catch (IOException e) {
      missing.set(true);
    }
  }

  /** Gives the space up; answers whether there was any. */
  boolean free() {
    try {
      boolean freed = Files.deleteIfExists(file);
      missing.set(true);
      return freed;
    } catch (IOException e) {
      return false;
    }
  }

  /** Of bytes that no file system can store in less. */
  private void make() throws IOException {
    byte[] bytes = new byte[BYTES];
    new SplittableRandom(BYTES).nextBytes(bytes);
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(bytes);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
