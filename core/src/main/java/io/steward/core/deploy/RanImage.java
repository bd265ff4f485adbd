// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;
import java.util.Optional;

/**
 * An image that a service ran with.
 *
 * @param id the engine's id of it
 * @param digests where registries had it, {@code name@sha256:…}; empty when it is not known
 */
record RanImage(String id, List<String> digests) {
  /** Keeps its own copy. */
  RanImage {
    digests = List.copyOf(digests);
  }

  /** Where a registry had it, best in the repository of this reference. */
  Optional<String> digest(String reference) {
    int tag = reference.lastIndexOf(':');
    String repository = tag > reference.lastIndexOf('/') ? reference.substring(0, tag) : reference;
    return digests.stream()
        .filter(digest -> digest.startsWith(repository + "@"))
        .findFirst()
        .or(() -> digests.stream().findFirst());
  }
}
