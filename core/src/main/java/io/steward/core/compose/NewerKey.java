// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;

/**
 * A key of a project that older releases of Docker Compose reject or silently ignore.
 *
 * @param at where it is written
 * @param key which one, such as {@code services.web.post_start}
 * @param since the first release that does what it says; empty where none does
 * @param reader whether reading it is all there is to do, so that a release built with a newer
 *     reader than its own does it too
 */
public record NewerKey(Position at, String key, String since, boolean reader) {}
