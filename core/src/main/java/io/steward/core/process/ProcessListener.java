// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

/**
 * Follows a program while it runs. Lines of the two streams arrive on two threads, each in its
 * order.
 */
public interface ProcessListener {
  /** Hears nothing. */
  ProcessListener NONE = new ProcessListener() {};

  /** Where a line came from. */
  enum Source {
    /** Standard output. */
    OUTPUT,
    /** Standard error. */
    ERRORS
  }

  /**
   * The process exists and the program has not begun: it begins when this returns. When this throws
   * it never does. One that shares our streams has begun by then.
   *
   * @param process leads a process group and a session of its own number
   */
  default void onStart(ProcessIdentity process) {}

  /** One line of output, without its end; very long ones come in pieces. */
  default void onLine(Source source, String line) {}
}
