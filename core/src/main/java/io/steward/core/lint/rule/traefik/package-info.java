// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Rules about Traefik and the labels it reads; {@link TraefikFacts} is what they know of a host.
 */
@NullMarked
package io.steward.core.lint.rule.traefik;

import org.jspecify.annotations.NullMarked;
