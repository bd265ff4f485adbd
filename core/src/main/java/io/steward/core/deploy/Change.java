// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Mark;

/** What a deploy does to a service. */
public enum Change {
  /** A first container is made. */
  CREATE(Mark.CREATE),
  /** The container is replaced. */
  RECREATE(Mark.RECREATE),
  /** The container is stopped and started again, or started when it lies stopped. */
  RESTART(Mark.RESTART),
  /** The container is taken away. */
  REMOVE(Mark.REMOVE),
  /** Nothing. */
  NONE(Mark.NONE);

  private final Mark mark;

  Change(Mark mark) {
    this.mark = mark;
  }

  /** The sign of the change. */
  public Mark mark() {
    return mark;
  }
}
