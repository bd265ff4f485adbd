// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/**
 * What the command was started in.
 *
 * @param variables the environment
 * @param folder where the user stands
 * @param in what the user types
 * @param out takes results
 * @param err takes everything else
 * @param terminal which of the three are terminals, and how large they are
 * @param clock the time
 */
record Surroundings(
    Map<String, String> variables,
    Path folder,
    BufferedReader in,
    OutputStream out,
    OutputStream err,
    Terminal terminal,
    Clock clock) {

  /**
   * What is known of the terminal.
   *
   * @param in whether the user can answer
   * @param out whether results go to a person
   * @param err whether everything else does
   * @param columns its width; 80 when unknown
   * @param rows its height; 24 when unknown
   */
  record Terminal(boolean in, boolean out, boolean err, int columns, int rows) {
    /** No terminal at all. */
    static final Terminal NONE = new Terminal(false, false, false, 80, 24);
  }

  /** Those of this process; the launcher says what only a shell can see. */
  static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        found(),
        Clock.system(ZoneId.systemDefault()));
  }

  private static Terminal found() {
    String told = System.getProperty("steward.terminal", "");
    return new Terminal(
        told.indexOf('0') >= 0,
        told.indexOf('1') >= 0,
        told.indexOf('2') >= 0,
        size("steward.columns", 80),
        size("steward.rows", 24));
  }

  private static int size(String property, int otherwise) {
    int size = Integer.getInteger(property, otherwise);
    return size > 0 ? size : otherwise;
  }

  /** Whether the locale can show more than ASCII. */
  boolean utf8() {
    for (String name : new String[] {"STEWARD_LOCALE", "LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = variables.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        String lower = locale.toLowerCase(Locale.ROOT);
        return lower.contains("utf-8") || lower.contains("utf8");
      }
    }
    return false;
  }

  /** Where results are shown. */
  Screen results(String color) {
    return screen(out, terminal.out(), color);
  }

  /** Where everything else is shown. */
  Screen notes(String color) {
    return screen(err, terminal.err(), color);
  }

  private Screen screen(OutputStream to, boolean person, String color) {
    boolean plain =
        !variables.getOrDefault("NO_COLOR", "").isEmpty()
            || variables.getOrDefault("TERM", "").equals("dumb");
    boolean colour =
        switch (color) {
          case "always" -> true;
          case "never" -> false;
          default -> person && !plain;
        };
    return new Screen(to, person ? terminal.columns() : 78, colour, utf8(), person);
  }

  /**
   * The next line the user types.
   *
   * @throws OperationException of kind refused if there is none
   */
  String readLine() {
    try {
      String line = in.readLine();
      if (line == null) {
        throw OperationException.of(ErrorKind.REFUSED, "no answer; nothing was touched");
      }
      return line;
    } catch (IOException e) {
      throw OperationException.of(ErrorKind.REFUSED, "no answer: " + e.getMessage(), e);
    }
  }
}
