// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The last bytes of a stream, up to a bound. Thread-safe. */
final class Tail {
  private final int bound;
  private byte[] kept = new byte[0];
  private int size;
  private boolean truncated;

  Tail(int bound) {
    this.bound = bound;
  }

  synchronized void accept(byte[] bytes, int length) {
    if (size + length > 2 * bound) {
      trim();
    }
    if (size + length > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(size + length, kept.length * 2));
    }
    System.arraycopy(bytes, 0, kept, size, length);
    size += length;
  }

  private void trim() {
    if (size > bound) {
      System.arraycopy(kept, size - bound, kept, 0, bound);
      size = bound;
      truncated = true;
    }
  }

  synchronized boolean truncated() {
    trim();
    return truncated;
  }

  synchronized String text() {
    trim();
    return new String(kept, 0, size, StandardCharsets.UTF_8);
  }
}
