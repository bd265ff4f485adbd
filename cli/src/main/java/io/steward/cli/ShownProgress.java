// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.Progress;

/** Progress that somebody reads; closing leaves what was shown last. */
interface ShownProgress extends Progress, AutoCloseable {
  /** Says something about the run itself. */
  void say(String sentence);

  /** Leaves what is shown as it is, so that something else can be written below it. */
  void settle();

  @Override
  void close();
}
