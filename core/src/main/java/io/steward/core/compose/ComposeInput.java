// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.nio.file.Path;
import java.util.Arrays;

/** A file that was read, with the bytes it had. */
public final class ComposeInput {
  private final Path path;
  private final byte[] bytes;

  /** Keeps its own copy of the bytes. */
  public ComposeInput(Path path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes.clone();
  }

  /** The file, absolute. */
  public Path path() {
    return path;
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether the file would be read the same from these bytes. */
  public boolean sameAs(byte[] other) {
    return Arrays.equals(bytes, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComposeInput input
        && path.equals(input.path)
        && Arrays.equals(bytes, input.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return path + " (" + bytes.length + " bytes)";
  }
}
