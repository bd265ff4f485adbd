// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import java.util.function.Function;

/** A world that ends with the process. */
final class MemoryWorld implements World {
  private final Things things = new Things();

  @Override
  public synchronized <T> T look(Function<Things, T> question) {
    return question.apply(things);
  }

  @Override
  public synchronized <T> T change(Function<Things, T> work) {
    return work.apply(things);
  }
}
