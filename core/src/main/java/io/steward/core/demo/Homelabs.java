// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.config.ConfigurationSource;
import io.steward.core.operation.Run;
import java.util.Map;

/** Opens homelabs as the command does. The boot of Steward binds it. */
@FunctionalInterface
public interface Homelabs {
  /** The homelab as this source has it now; close it when done. */
  OpenHomelab open(ConfigurationSource source);

  /** One generation of a homelab. */
  interface OpenHomelab extends AutoCloseable {
    /**
     * Runs one operation.
     *
     * @param operation its name, such as {@code stack plan}
     * @param values its input by component name
     * @return its result
     * @throws io.steward.core.error.HomelabException if it cannot be done
     */
    Record run(String operation, Map<String, ?> values, Run run);

    @Override
    void close();
  }
}
