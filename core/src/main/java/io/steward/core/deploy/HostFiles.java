// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the machine that may call Compose: systemd's units and cron's tables, and the
 * scripts they call.
 *
 * @param root the root of the file system
 * @param home the home of the user
 */
record HostFiles(Path root, Path home) {
  private static final long LARGE_BYTES = 256 * 1024;
  private static final Pattern PATH = Pattern.compile("/[^\\s'\"=;&|:]+");
  private static final List<String> UNITS =
      List.of(
          "etc/systemd/system",
          "usr/lib/systemd/system",
          "lib/systemd/system",
          "run/systemd/system");
  private static final List<String> CRON =
      List.of(
          "etc/cron.d",
          "etc/cron.hourly",
          "etc/cron.daily",
          "etc/cron.weekly",
          "etc/cron.monthly",
          "var/spool/cron/crontabs",
          "var/spool/cron");

  /**
   * Files with their lines, and what could not be read.
   *
   * @param unread folders and files, as the machine calls them
   */
  record Found(List<TextFile> files, List<Path> unread) {}

  /** One file, as the machine calls it. */
  record TextFile(Path path, List<String> lines) {
    /** The absolute paths of a line; none of a comment. */
    static List<Path> paths(String line) {
      List<Path> paths = new ArrayList<>();
      Matcher found = PATH.matcher(isComment(line) ? "" : line);
      while (found.find()) {
        try {
          paths.add(Path.of(found.group()).normalize());
        } catch (InvalidPathException e) {
          // What is no path leads nowhere.
        }
      }
      return paths;
    }

    static boolean isComment(String line) {
      String text = line.strip();
      return text.startsWith("#") || text.startsWith(";");
    }
  }

  /** Whether this is a container, which does not see the files of its host. */
  boolean isContainer() {
    return Files.exists(root.resolve(".dockerenv"))
        || Files.exists(root.resolve("run/.containerenv"));
  }

  /** The units of the system and of the user, with what is dropped in beside them. */
  Found units() {
    Set<Path> folders = new LinkedHashSet<>();
    UNITS.forEach(folder -> folders.add(root.resolve(folder)));
    folders.add(home.resolve(".config/systemd/user"));
    var found = new Found(new ArrayList<>(), new ArrayList<>());
    Set<Path> seen = new LinkedHashSet<>();
    for (Path folder : folders) {
      for (Path entry : list(folder, found)) {
        if (entry.toString().endsWith(".service.d") && Files.isDirectory(entry)) {
          list(entry, found).forEach(file -> read(file, found, seen));
        } else if (entry.toString().endsWith(".service")) {
          read(entry, found, seen);
        }
      }
    }
    follow(found, seen);
    return found;
  }

  /** The tables of the system and of users, and the scripts that run daily and the like. */
  Found cron() {
    var found = new Found(new ArrayList<>(), new ArrayList<>());
    Set<Path> seen = new LinkedHashSet<>();
    read(root.resolve("etc/crontab"), found, seen);
    for (String folder : CRON) {
      list(root.resolve(folder), found).forEach(file -> read(file, found, seen));
    }
    follow(found, seen);
    return found;
  }

  /** The scripts that these files call belong to them, those that scripts call do not. */
  private void follow(Found found, Set<Path> seen) {
    Set<Path> called = new LinkedHashSet<>();
    for (TextFile file : found.files()) {
      file.lines().forEach(line -> called.addAll(TextFile.paths(line)));
    }
    for (Path path : called) {
      Path file = root.resolve(Path.of("/").relativize(path));
      if (Files.isRegularFile(file) && isScript(file)) {
        read(file, found, seen);
      }
    }
  }

  /** Programs are never read; of what is closed only its name may tell. */
  private static boolean isScript(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return new String(bytes.readNBytes(2), StandardCharsets.ISO_8859_1).equals("#!");
    } catch (IOException e) {
      return file.toString().endsWith(".sh");
    }
  }

  /** A folder that is surely not there has nothing in it; one that is closed is not known. */
  private List<Path> list(Path folder, Found found) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      found.unread().add(told(folder));
      return List.of();
    }
  }

  /** The same file is often linked from several places. */
  private void read(Path file, Found found, Set<Path> seen) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      if (seen.add(file.toRealPath()) && Files.size(file) <= LARGE_BYTES) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        found.files().add(new TextFile(told(file), text.lines().toList()));
      }
    } catch (IOException e) {
      found.unread().add(told(file));
    }
  }

  private Path told(Path path) {
    return path.startsWith(root) ? Path.of("/").resolve(root.relativize(path)) : path;
  }
}
