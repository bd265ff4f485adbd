// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files, each once, and remembers their bytes. */
final class Inputs {
  private static final long MAX_BYTES = 8L << 20;

  private final Path names;
  private final Findings findings;
  private final Map<Path, byte[]> read = new LinkedHashMap<>();

  /** Files are called by their path relative to {@code names} where they lie below it. */
  Inputs(Path names, Findings findings) {
    this.names = names.toAbsolutePath().normalize();
    this.findings = findings;
  }

  /** How problems call this file. */
  String source(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(names) ? names.relativize(absolute).toString() : absolute.toString();
  }

  /** The path a text stands for; null, with a problem, when it cannot be one. */
  @Nullable Path path(String text, Position at, Where where) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      findings.add(at, where, "is not a path: " + e.getReason());
      return null;
    }
  }

  /**
   * The text of a file without its byte order mark: UTF-8, or UTF-16 where the mark says so; null,
   * with a problem, when it is not to be had.
   */
  @Nullable String text(Path file, Position at, Where where) {
    byte[] bytes = bytes(file.toAbsolutePath().normalize(), at, where);
    if (bytes == null) {
      return null;
    }
    boolean wide = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
    Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    try {
      return unmarked(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      findings.add(
          new Position(source(file), 1, 0),
          Where.ROOT,
          "is not UTF-8 text",
          "save the file as UTF-8");
      return null;
    }
  }

  /**
   * The same, always UTF-8, with a replacement sign for what is not: Compose reads variables so.
   */
  @Nullable String loose(Path file, Position at, Where where) {
    byte[] bytes = bytes(file.toAbsolutePath().normalize(), at, where);
    return bytes == null ? null : unmarked(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  private byte @Nullable [] bytes(Path file, Position at, Where where) {
    byte[] known = read.get(file);
    if (known != null) {
      return known;
    }
    try {
      boolean nothing = file.toString().equals("/dev/null");
      String reason =
          nothing || Files.isRegularFile(file)
              ? !nothing && Files.size(file) > MAX_BYTES ? "larger than 8 MiB" : ""
              : Files.isDirectory(file)
                  ? "is a folder"
                  : Files.exists(file) ? "is not a file" : "no such file";
      if (reason.isEmpty()) {
        byte[] bytes = nothing ? new byte[0] : Files.readAllBytes(file);
        read.put(file, bytes);
        return bytes;
      }
      findings.add(at, where, "cannot read " + source(file) + ": " + reason);
    } catch (IOException e) {
      String reason =
          e instanceof java.nio.file.AccessDeniedException
              ? "permission denied"
              : String.valueOf(e.getMessage());
      findings.add(at, where, "cannot read " + source(file) + ": " + reason);
    }
    return null;
  }

  /** Everything read so far, in order. */
  List<Content> list() {
    return read.entrySet().stream()
        .map(file -> new Content(file.getKey(), file.getValue()))
        .toList();
  }

  /** The names of everything read so far, in order. */
  List<String> sources() {
    return read.keySet().stream().map(this::source).toList();
  }
}
