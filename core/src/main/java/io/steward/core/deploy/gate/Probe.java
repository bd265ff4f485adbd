// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import java.time.Duration;

/** Asks one thing of the outside of a stack, once. */
interface Probe {
  /** Blocks for little more than {@code bound} at most, and never throws for a bad answer. */
  Answer ask(Duration bound);

  /** What it asks, such as {@code GET http://127.0.0.1:8080/}; without any secret. */
  String question();

  /**
   * What came.
   *
   * @param fine whether it is what was expected
   * @param words what it is, fit to stand behind the question
   */
  record Answer(boolean fine, String words) {
    static Answer good(String words) {
      return new Answer(true, words);
    }

    static Answer bad(String words) {
      return new Answer(false, words);
    }
  }
}
