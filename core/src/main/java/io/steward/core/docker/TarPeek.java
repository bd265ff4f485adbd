// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads no more of a tar archive than it takes to know whether there is anything in it. */
final class TarPeek {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int KIND_AT = 156;

  /** What every new file system has in it by itself. */
  private static final String BY_ITSELF = "/lost+found/";

  private TarPeek() {}

  /**
   * Whether an archive holds anything: a folder with something in it, or a file that is not empty.
   *
   * @throws IOException if it breaks off before that is known
   */
  static boolean holdsAnything(InputStream archive) throws IOException {
    boolean inFolder = false;
    while (true) {
      byte[] header = archive.readNBytes(BLOCK);
      if (header.length == BLOCK && isBlank(header)) {
        return false;
      }
      if (header.length < BLOCK) {
        throw new EOFException("the archive breaks off");
      }
      char kind = (char) header[KIND_AT];
      if ("xgLK".indexOf(kind) >= 0) {
        skip(archive, header);
        continue;
      }
      if (kind != '5') {
        return inFolder || hasSize(header);
      }
      if (inFolder && !name(header).endsWith(BY_ITSELF)) {
        return true;
      }
      inFolder = true;
    }
  }

  private static boolean isBlank(byte[] block) {
    for (byte one : block) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  private static String name(byte[] header) {
    String text = new String(header, 0, NAME_LENGTH, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Sizes are octal, or binary when they are huge. */
  private static boolean hasSize(byte[] header) {
    for (byte one : Arrays.copyOfRange(header, SIZE_AT, SIZE_AT + SIZE_LENGTH)) {
      if (one != 0 && one != '0' && one != ' ') {
        return true;
      }
    }
    return false;
  }

  private static void skip(InputStream archive, byte[] header) throws IOException {
    String size = new String(header, SIZE_AT, SIZE_LENGTH, StandardCharsets.US_ASCII);
    long bytes = Long.parseLong(size.replaceAll("[^0-7]", ""), 8);
    archive.skipNBytes((bytes + BLOCK - 1) / BLOCK * BLOCK);
  }
}
