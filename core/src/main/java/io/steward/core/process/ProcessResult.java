// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

/**
 * How a program ended.
 *
 * @param exitCode what it said, 128 and the signal's number when a signal ended it
 * @param output the end of its standard output, as much as the command asked to keep
 * @param errors the end of its standard error, as much as the command asked to keep
 * @param truncated whether there was more output than was kept
 */
public record ProcessResult(int exitCode, String output, String errors, boolean truncated) {
  /** Whether it ended with 0. */
  public boolean succeeded() {
    return exitCode == 0;
  }
}
