// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Certificates and DNS, one day; no content yet. */
@NullMarked
package io.steward.certs;

import org.jspecify.annotations.NullMarked;
