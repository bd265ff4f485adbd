// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

/**
 * One file of the configuration.
 *
 * @param <T> what it is read into
 * @param name its name without the ending: {@code services} for {@code config/services.yaml}
 * @param type the record whose components are its top-level keys
 * @param text what it holds, one sentence without a full stop
 */
public record ConfigurationFile<T extends Record>(String name, Class<T> type, String text) {
  /** {@code services.yaml}. */
  public String fileName() {
    return name + ".yaml";
  }
}
