// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import io.steward.core.config.ConfigurationFile;
import io.steward.core.operation.Arg;
import java.util.Map;

/**
 * The file {@code services.yaml}.
 *
 * @param services by name, in the order of the file
 */
public record ServicesFile(
    @Arg("The services of the homelab, by name") Map<String, ServiceSettings> services) {
  /** How the file is found and read. */
  public static final ConfigurationFile<ServicesFile> FILE =
      new ConfigurationFile<>(
          "services", ServicesFile.class, "What the homelab offers, to whom, and what needs what");

  /** No services. */
  public static ServicesFile empty() {
    return new ServicesFile(Map.of());
  }
}
