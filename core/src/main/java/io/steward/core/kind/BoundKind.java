// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.kind;

import com.google.inject.Provider;

/** A kind and where an instance of it comes from. */
record BoundKind(KindSpec<?, ?> spec, Provider<? extends Kind<?, ?>> provider) {}
