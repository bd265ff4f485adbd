// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * The HTTP client: {@link io.steward.core.http.HttpClient} over a Unix socket or TCP, plain or with
 * TLS, streaming and cancelable. Sole user of Apache HttpClient.
 */
@NullMarked
package io.steward.core.http;

import org.jspecify.annotations.NullMarked;
