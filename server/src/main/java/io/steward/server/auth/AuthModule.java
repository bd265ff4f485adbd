// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server.auth;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.steward.core.state.Schema;

/** Binds {@link Tokens} and their table. */
public final class AuthModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Tokens.class).in(Singleton.class);
    Multibinder.newSetBinder(binder(), Schema.class).addBinding().toInstance(Tokens.SCHEMA);
  }
}
