// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

/**
 * How fast a service may read or write a block device.
 *
 * @param key of {@code blkio_config}, such as {@code device_read_bps}
 * @param path of the device
 * @param rate bytes or operations in a second
 */
public record DeviceRate(String key, String path, long rate) {
  /** Compose prints these keys with capital letters. */
  static DeviceRate of(String key, Printed printed) {
    return new DeviceRate(key, printed.textOr("Path", ""), printed.number("Rate").orElse(0));
  }
}
