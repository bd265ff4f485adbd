// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.kind;

/**
 * Creates one implementation of something Steward can have several of: a stack target, a readiness
 * gate, a secret store. Declares a {@code static final KindSpec SPEC} and is bound by one line of a
 * {@link KindModule}.
 *
 * @param <S> its settings record
 * @param <T> what it makes
 */
public interface Kind<S extends Record, T> {
  /**
   * Creates one, without I/O.
   *
   * @param name what the user calls it in the configuration
   */
  T create(String name, S settings);
}
