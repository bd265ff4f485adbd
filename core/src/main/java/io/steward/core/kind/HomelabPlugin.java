// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.kind;

import com.google.inject.Module;
import io.steward.core.config.ConfigurationCheck;
import io.steward.core.config.ConfigurationFile;
import io.steward.core.operation.OperationModule;
import java.util.List;

/**
 * What a jar adds to Steward, found by {@link java.util.ServiceLoader}; Steward's own modules come
 * the same way. Implementations have a public constructor without arguments that does nothing.
 */
public interface HomelabPlugin {
  /** The configuration files it reads; none by default. */
  default List<ConfigurationFile<?>> files() {
    return List.of();
  }

  /** What it finds wrong between the values of the files; nothing by default. */
  default List<ConfigurationCheck> checks() {
    return List.of();
  }

  /** The kinds it brings; none by default. */
  default List<KindModule> kinds() {
    return List.of();
  }

  /** The operations it brings; none by default. */
  default List<OperationModule> operations() {
    return List.of();
  }

  /** What else it binds; none by default. */
  default List<Module> modules() {
    return List.of();
  }
}
