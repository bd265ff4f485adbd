// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Turns bytes that arrive in arbitrary pieces into lines of UTF-8 text. A line ends with LF or
 * CRLF; one of more than 64 KiB is handed out in pieces. Not thread-safe.
 */
public final class LineAssembler {
  private static final int MAX_LINE = 64 * 1024;

  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final Consumer<String> lines;

  /** Hands complete lines, without their end, to {@code lines}. */
  public LineAssembler(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Takes the first {@code length} bytes of {@code bytes}. */
  public void accept(byte[] bytes, int length) {
    for (int index = 0; index < length; index++) {
      if (bytes[index] == '\n') {
        flush();
        continue;
      }
      pending.write(bytes[index]);
      if (pending.size() >= MAX_LINE) {
        flush();
      }
    }
  }

  /** Hands out what came after the last line end, if anything did. */
  public void finish() {
    if (pending.size() > 0) {
      flush();
    }
  }

  private void flush() {
    String line = pending.toString(StandardCharsets.UTF_8);
    pending.reset();
    lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }
}
