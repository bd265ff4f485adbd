// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Portainer, one day: a typed client, usable alone, and the stack target that stands on it; no
 * content yet.
 */
@NullMarked
package io.steward.portainer;

import org.jspecify.annotations.NullMarked;
