// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import com.google.inject.AbstractModule;

/** Binds the demo. */
public final class DemoModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Demo.class);
  }
}
