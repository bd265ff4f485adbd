// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.List;

/**
 * A variable that is used and has neither a value nor a default. Compose warns and puts in an empty
 * text.
 *
 * @param name the variable
 * @param position where it is used
 * @param services the services whose values it stands in, sorted; empty when it is used elsewhere,
 *     as in an {@code .env} file
 */
public record MissingVariable(String name, Position position, List<String> services) {
  /** Keeps its own copy of the services. */
  public MissingVariable {
    services = List.copyOf(services);
  }
}
