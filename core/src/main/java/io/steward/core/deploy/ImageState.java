// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;

/**
 * An image that lies on the target.
 *
 * @param id the engine's id of it
 * @param digests its repository digests, {@code name@sha256:…}; empty for a local image
 * @param sizeBytes what it takes on the disk
 * @param defaults what it sets by itself, in the words of a container's fields
 */
public record ImageState(String id, List<String> digests, long sizeBytes, Fields defaults) {
  /** Keeps its own copy. */
  public ImageState {
    digests = List.copyOf(digests);
  }
}
