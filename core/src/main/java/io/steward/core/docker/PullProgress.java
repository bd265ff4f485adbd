// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

/**
 * One step of a pull.
 *
 * @param layer the short id of the layer; empty for a word about the whole image
 * @param status the engine's word, such as {@code Downloading}
 * @param currentBytes how much of this layer is done; 0 when it does not say
 * @param totalBytes how big this layer is; 0 when it does not say
 */
public record PullProgress(String layer, String status, long currentBytes, long totalBytes) {}
