// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import java.util.List;

/** Which kinds there are to choose from; known without an injector. */
@FunctionalInterface
public interface Choices {
  /** The kinds that make {@code made}, in the order of their reference; may be empty. */
  List<Option> of(Class<?> made);

  /** No kinds at all. */
  static Choices none() {
    return made -> List.of();
  }

  /**
   * One kind.
   *
   * @param name what chooses it
   * @param text one sentence without a full stop
   * @param settings its settings record
   */
  record Option(String name, String text, Class<? extends Record> settings) {}
}
