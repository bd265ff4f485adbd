// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

/** Progress nobody wants to read. */
final class SilentProgress implements ShownProgress {
  @Override
  public void report(Step step) {}

  @Override
  public void say(String sentence) {}

  @Override
  public void settle() {}

  @Override
  public void close() {}
}
