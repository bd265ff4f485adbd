// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

/**
 * Names one Compose service.
 *
 * @param stack the stack it belongs to
 * @param service its name in the Compose file
 */
public record ServiceName(String stack, String service) {
  /**
   * Reads {@code stack/service}.
   *
   * @throws IllegalArgumentException if one of them is missing
   */
  public static ServiceName parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not STACK/SERVICE, such as website/web");
    }
    return new ServiceName(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return stack + "/" + service;
  }
}
