// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.List;

/**
 * Devices that a service asks of a driver, such as GPUs.
 *
 * @param driver empty for any
 * @param count how many; -1 for all, 0 with ids
 * @param ids those that are asked for by name
 * @param capabilities what they have to be able to do
 */
public record DeviceRequest(
    String driver, long count, List<String> ids, List<String> capabilities) {
  private static final String GPU = "gpu";

  /** Keeps its own copies. */
  public DeviceRequest {
    ids = List.copyOf(ids);
    capabilities = List.copyOf(capabilities);
  }

  static DeviceRequest of(Printed printed) {
    List<String> ids = printed.texts("device_ids");
    return new DeviceRequest(
        printed.textOr("driver", ""),
        printed.number("count").orElse(ids.isEmpty() ? -1 : 0),
        ids,
        printed.texts("capabilities"));
  }

  /** One of {@code gpus}, which are GPUs in any case. */
  static DeviceRequest ofGpu(Printed printed) {
    DeviceRequest asked = of(printed);
    if (asked.capabilities.contains(GPU)) {
      return asked;
    }
    List<String> capabilities = new ArrayList<>(asked.capabilities);
    capabilities.add(GPU);
    return new DeviceRequest(asked.driver, asked.count, asked.ids, capabilities);
  }
}
