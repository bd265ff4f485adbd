// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container as the Compose service that would make the like of it, without what its image sets.
 * Networks and named volumes go by their real names; a dollar sign stands for itself.
 *
 * @param name the engine's name for the container
 * @param service the keys of the service, each a text, number, flag, list or map of such
 * @param removedOnStop whether the target removes the container as soon as it stops
 * @param remarks sentences on what of the container is not in the service
 */
public record Description(
    String name, Map<String, Object> service, boolean removedOnStop, List<String> remarks) {
  /** Keeps its own copies, order kept. */
  public Description {
    service = Collections.unmodifiableMap(new LinkedHashMap<>(service));
    remarks = List.copyOf(remarks);
  }
}
