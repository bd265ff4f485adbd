// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** The same operation through every front-end. */
@NullMarked
package io.steward.docs.frontend;

import org.jspecify.annotations.NullMarked;
