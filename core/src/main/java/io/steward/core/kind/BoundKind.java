// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.kind;

import com.google.inject.Provider;

/**
 * A kind and where an instance of it comes from; like no other, so that a set of them is made soon.
 */
final class BoundKind {
  private final KindSpec<?, ?> spec;
  private final Provider<? extends Kind<?, ?>> provider;

  BoundKind(KindSpec<?, ?> spec, Provider<? extends Kind<?, ?>> provider) {
    this.spec = spec;
    this.provider = provider;
  }

  KindSpec<?, ?> spec() {
    return spec;
  }

  Provider<? extends Kind<?, ?>> provider() {
    return provider;
  }
}
