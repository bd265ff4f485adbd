// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;

/** Paths as texts: made absolute, cleaned. Looks at the disk only to follow a link. */
final class FilePaths {
  private final String folder;
  private final String home;

  /** Resolves against this folder, and {@code ~} against this home. */
  FilePaths(String folder, String home) {
    this.folder = folder;
    this.home = home;
  }

  /** The folder that relative paths are meant from. */
  String folder() {
    return folder;
  }

  /** Whether this names something on the network, as Compose reads it: a repository or an image. */
  static boolean isRemote(String path) {
    return path.contains("://") || path.startsWith("git@") || path.startsWith("github.com/");
  }

  /** The same home, another folder. */
  FilePaths in(String other) {
    return new FilePaths(other, home);
  }

  /** An absolute path as it is, another below the folder, cleaned. */
  String absolute(String path) {
    String expanded = path.startsWith("~") ? clean(home + "/" + path.substring(1)) : path;
    return expanded.startsWith("/") || isWindows(expanded)
        ? expanded
        : clean(folder + "/" + expanded);
  }

  /** An absolute path with the first symbolic link in it followed. */
  String linked(String path) {
    String absolute = absolute(path);
    Path at = Path.of("/");
    for (String part : absolute.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      at = at.resolve(part);
      if (Files.isSymbolicLink(at)) {
        return follow(absolute, at);
      }
    }
    return absolute;
  }

  private static String follow(String absolute, Path link) {
    try {
      return link.toRealPath() + absolute.substring(link.toString().length());
    } catch (IOException e) {
      return absolute; // a link that leads nowhere stays as it is written
    }
  }

  private static boolean isWindows(String path) {
    return path.startsWith("\\\\")
        || (path.length() > 2
            && Character.isLetter(path.charAt(0))
            && path.charAt(1) == ':'
            && (path.charAt(2) == '\\' || path.charAt(2) == '/'));
  }

  /** Without {@code .}, {@code ..} and doubled or trailing slashes; {@code .} for nothing. */
  static String clean(String path) {
    if (path.isEmpty()) {
      return path;
    }
    boolean rooted = path.startsWith("/");
    var kept = new ArrayDeque<String>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!part.equals("..")) {
        kept.addLast(part);
      } else if (!kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!rooted) {
        kept.addLast(part);
      }
    }
    String joined = String.join("/", kept);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
