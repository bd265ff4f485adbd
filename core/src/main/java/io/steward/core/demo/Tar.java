// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A tar archive (ustar) made in memory: everything belongs to root, no times. Not thread-safe. */
final class Tar {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int PREFIX = 155;
  private static final int CHECKSUM = 148;

  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

  /** Adds a folder that the mode lets in, such as {@code 01777}. */
  Tar folder(String path, int mode) {
    header(path + "/", mode, 0, '5', "");
    return this;
  }

  /** Adds a file. */
  Tar file(String path, int mode, byte[] content) {
    header(path, mode, content.length, '0', "");
    archive.writeBytes(content);
    archive.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    return this;
  }

  /** Adds a symbolic link. */
  Tar link(String path, String target) {
    header(path, 0777, 0, '2', target);
    return this;
  }

  /** The whole archive; nothing can be added any more. */
  byte[] bytes() {
    archive.writeBytes(new byte[2 * BLOCK]);
    return archive.toByteArray();
  }

  private void header(String path, int mode, int size, char type, String target) {
    byte[] header = new byte[BLOCK];
    String relative = path.startsWith("/") ? path.substring(1) : path;
    int cut = relative.length() <= NAME ? 0 : relative.indexOf('/', relative.length() - NAME - 1);
    if (cut < 0 || cut > PREFIX || target.length() > NAME) {
      throw new IllegalArgumentException("too long for a tar archive: " + path + " " + target);
    }
    text(header, 0, cut == 0 ? relative : relative.substring(cut + 1));
    text(header, NAME, String.format("%07o", mode));
    text(header, 108, "0000000");
    text(header, 116, "0000000");
    text(header, 124, String.format("%011o", size));
    text(header, 136, "00000000000");
    Arrays.fill(header, CHECKSUM, CHECKSUM + 8, (byte) ' ');
    header[156] = (byte) type;
    text(header, 157, target);
    text(header, 257, "ustar");
    text(header, 263, "00");
    text(header, 345, relative.substring(0, cut));
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    text(header, CHECKSUM, String.format("%06o", sum));
    header[CHECKSUM + 6] = 0;
    archive.writeBytes(header);
  }

  private static void text(byte[] header, int place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, place, bytes.length);
  }
}
