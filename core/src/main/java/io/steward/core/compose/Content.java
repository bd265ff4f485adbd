// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file and the bytes it had when it was read. Immutable. */
public final class Content {
  private final Path path;
  private final byte[] bytes;

  /** Keeps its own copy of the bytes. */
  public Content(Path path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes.clone();
  }

  /** The file, absolute. */
  public Path path() {
    return path;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether a file has these bytes. */
  public boolean is(byte[] others) {
    return Arrays.equals(bytes, others);
  }

  /** How many lines {@code newer} has more and less than this, as {@code +4 −1 lines}. */
  public String difference(Content newer) {
    var own = new ArrayList<>(lines());
    var other = new ArrayList<>(newer.lines());
    List<String> gone = new ArrayList<>(own);
    for (String line : other) {
      gone.remove(line);
    }
    for (String line : own) {
      other.remove(line);
    }
    return "+" + other.size() + " −" + gone.size() + " lines";
  }

  private List<String> lines() {
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content content
        && path.equals(content.path)
        && Arrays.equals(bytes, content.bytes);
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
