// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/** The files of a stack that a revision keeps: those its containers have mounted. */
final class StackFiles {
  private StackFiles() {}

  static List<Content> kept(WantedStack wanted) {
    Set<Path> paths = new TreeSet<>();
    wanted.services().values().forEach(s -> s.files().forEach(file -> paths.add(file.path())));
    return paths.stream().map(StackFiles::read).toList();
  }

  private static Content read(Path path) {
    try {
      return new Content(path, Files.readAllBytes(path));
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** Names the content of a stack: the rendered project and its kept files. */
  static String digest(WantedStack wanted) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(wanted.rendered().getBytes(StandardCharsets.UTF_8));
    for (Content file : kept(wanted)) {
      bytes.writeBytes(file.path().toString().getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(file.bytes());
    }
    return DigestUtils.sha256Hex(bytes.toByteArray());
  }
}
