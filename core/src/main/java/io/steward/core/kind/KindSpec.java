// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.kind;

/**
 * What is known of a kind without an injector.
 *
 * @param <S> its settings record
 * @param <T> what it makes
 * @param makes what it makes: the extension point it belongs to
 * @param name what chooses it in the configuration, such as {@code local}
 * @param text one sentence without a full stop
 * @param settings the class of its settings
 * @param type the class that creates it
 */
public record KindSpec<S extends Record, T>(
    Class<T> makes,
    String name,
    String text,
    Class<S> settings,
    Class<? extends Kind<S, T>> type) {}
