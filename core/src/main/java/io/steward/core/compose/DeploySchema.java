// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static io.steward.core.compose.ScalarType.DURATION;
import static io.steward.core.compose.ScalarType.KEPT_DURATION;
import static io.steward.core.compose.ScalarType.KEPT_WHOLE;
import static io.steward.core.compose.ScalarType.REAL;
import static io.steward.core.compose.ScalarType.SIZE_TEXT;
import static io.steward.core.compose.ScalarType.TEXT;
import static io.steward.core.compose.ScalarType.WHOLE;

import java.util.Map;

/** The keys under {@code deploy} and {@code blkio_config}. */
final class DeploySchema {
  private DeploySchema() {}

  static Type deploy() {
    return RecordType.orNothing()
        .with(TEXT, "mode", "endpoint_mode")
        .with(KEPT_WHOLE, "replicas")
        .with(PairsType.LABELS, "labels")
        .with(update(), "update_config", "rollback_config")
        .with(resources(), "resources")
        .always("resources", Map.of())
        .with(restartPolicy(), "restart_policy")
        .with(placement(), "placement")
        .always("placement", Map.of());
  }

  private static Type update() {
    return RecordType.of()
        .with(KEPT_WHOLE, "parallelism")
        .with(DURATION, "delay", "monitor")
        .with(TEXT, "failure_action")
        .with(REAL, "max_failure_ratio")
        .with(LimitedType.words("start-first", "stop-first"), "order");
  }

  private static Type resources() {
    Type limits = RecordType.of().with(REAL, "cpus").with(SIZE_TEXT, "memory").with(WHOLE, "pids");
    Type discrete =
        RecordType.of()
            .with(TEXT, "kind")
            .with(KEPT_WHOLE, "value")
            .always("kind", "")
            .always("value", 0L);
    Type reservations =
        RecordType.of()
            .with(REAL, "cpus")
            .with(SIZE_TEXT, "memory")
            .with(ListType.of(ComposeSchema.deviceRequest(true)), "devices")
            .with(
                ListType.of(RecordType.of().with(discrete, "discrete_resource_spec")),
                "generic_resources");
    return RecordType.of().with(limits, "limits").with(reservations, "reservations");
  }

  private static Type restartPolicy() {
    return RecordType.of()
        .with(TEXT, "condition")
        .with(KEPT_DURATION, "delay", "window")
        .with(KEPT_WHOLE, "max_attempts");
  }

  private static Type placement() {
    return RecordType.of()
        .with(ListType.ANY_TEXTS, "constraints")
        .with(ListType.of(RecordType.of().with(TEXT, "spread")), "preferences")
        .with(WHOLE, "max_replicas_per_node");
  }

  /** Limits of block devices; Compose prints the names of their parts with a capital letter. */
  static Type blockDevices() {
    Type weight = new BlockDeviceType("weight", ScalarType.WHOLE_NUMBER);
    Type rate = new BlockDeviceType("rate", ScalarType.SIZE);
    return RecordType.of()
        .with(ScalarType.WHOLE_NUMBER, "weight")
        .with(ListType.of(weight), "weight_device")
        .with(
            ListType.of(rate),
            "device_read_bps",
            "device_read_iops",
            "device_write_bps",
            "device_write_iops");
  }
}
