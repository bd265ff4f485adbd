// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.Problem;
import java.nio.file.Path;
import java.util.List;

/** Finds what is wrong between the values of a configuration whose files could be read. */
@FunctionalInterface
public interface ConfigurationCheck {
  /**
   * What is wrong, in the order of the files; empty when nothing is. A file that is not valid by
   * itself has no record here and is passed over.
   */
  List<Problem> check(Configuration configuration);

  /** The files it looks at besides those of the configuration, there or not. */
  default List<Path> inputs(Configuration configuration) {
    return List.of();
  }
}
