// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sentences that the sources throw at a user, each by its longest fixed part. */
final class Messages {
  private static final Pattern CALL =
      Pattern.compile("OperationException\\s*\\.\\s*of\\s*\\(|Problem\\s*\\.\\s*of\\s*\\(");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final int SHORTEST = 6;

  private Messages() {}

  /** The fixed parts below a folder with modules, and where each comes from. */
  static Map<String, String> below(Path root) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(root, 20)) {
      files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .forEach(file -> add(found, file));
    }
    return found;
  }

  private static void add(Map<String, String> found, Path file) {
    String source;
    try {
      source = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Matcher call = CALL.matcher(source);
    while (call.find()) {
      int message = call.group().startsWith("Problem") ? 2 : 1;
      List<String> arguments = SourceText.arguments(source, call.end());
      if (arguments.size() > message) {
        String longest = longest(arguments.get(message));
        if (longest.length() >= SHORTEST) {
          found.putIfAbsent(longest, file.getFileName().toString());
        }
      }
    }
  }

  private static String longest(String argument) {
    // Literals that are joined by nothing but a plus are one.
    String joined = argument.replaceAll("\"\\s*\\+\\s*\"", "");
    return LITERAL
        .matcher(joined)
        .results()
        .map(literal -> literal.group(1).replace("\\\"", "\""))
        .flatMap(literal -> Stream.of(literal.split("%s|%d|%04X")))
        .map(literal -> literal.replaceAll("^[\\s':;,.(]+|[\\s':;,.(]+$", ""))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }
}
