// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import java.util.List;
import java.util.Map;

/** What a command line asks for. */
sealed interface Request {
  /**
   * To print the version.
   *
   * @param options those of every command
   */
  record Version(GlobalOptions options) implements Request {}

  /**
   * To explain.
   *
   * @param words what to explain: nothing, a noun, or a whole command
   * @param asked whether the user asked; else the command line stopped too early
   * @param options those of every command
   */
  record Help(List<String> words, boolean asked, GlobalOptions options) implements Request {}

  /**
   * To run an operation.
   *
   * @param command which
   * @param values its input by component name, as typed
   * @param options those of every command
   */
  record Perform(Command command, Map<String, Object> values, GlobalOptions options)
      implements Request {}
}
