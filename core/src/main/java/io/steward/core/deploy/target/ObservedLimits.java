// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.FieldWords;
import io.steward.core.deploy.Fields;
import io.steward.core.docker.HostSettings;
import java.util.List;

/** What a container takes of its host at most, in the words of a plan. */
record ObservedLimits(HostSettings host, Fields.Builder fields) {

  void read() {
    HostSettings.Resources resources = host.resources();
    memory(resources);
    processors(resources);
    devices(resources);
    long pids = resources.pidsLimit();
    fields.set("processes", pids > 0 ? Long.toString(pids) : "");
    int score = resources.oomScoreAdjustment();
    fields.set("OOM score", score == 0 ? "" : Integer.toString(score));
    fields.set(FieldWords.OOM_KILLER, resources.oomKillDisabled() ? "off" : "");
    resources
        .ulimits()
        .forEach(limit -> fields.set("ulimit", limit.name(), limit.soft() + ":" + limit.hard()));
    fields.set("cgroup parent", resources.cgroupParent());
    fields.setAll("storage option", host.storage().options());
  }

  private void memory(HostSettings.Resources resources) {
    long limit = resources.memoryBytes();
    fields.set("memory", FieldWords.bytes(limit));
    fields.set("memory kept", FieldWords.bytes(resources.memoryReservationBytes()));
    fields.set(FieldWords.SWAP, FieldWords.swap(limit, resources.memorySwapBytes()));
    long swappiness = resources.swappiness().orElse(-1);
    fields.set(FieldWords.SWAPPINESS, swappiness < 0 ? "" : Long.toString(swappiness));
    fields.set("shared memory", FieldWords.bytes(resources.shmSizeBytes()));
  }

  private void processors(HostSettings.Resources resources) {
    fields.set("processors", FieldWords.cpus(resources.nanoCpus() / 1e9));
    fields.set(FieldWords.PROCESSOR_SET, resources.cpuset());
    fields.set(FieldWords.PROCESSOR_SHARES, FieldWords.number(resources.cpuShares()));
    fields.set(FieldWords.PROCESSOR_QUOTA, FieldWords.micros(resources.cpuQuota()));
    fields.set(FieldWords.PROCESSOR_PERIOD, FieldWords.micros(resources.cpuPeriod()));
  }

  private void devices(HostSettings.Resources resources) {
    HostSettings.Security security = host.security();
    fields.set(
        "device requests",
        FieldWords.set(security.deviceRequests().stream().map(ObservedLimits::request).toList()));
    fields.set("device rules", FieldWords.set(security.deviceRules()));
    for (HostSettings.DeviceRate limit : resources.deviceRates()) {
      FieldWords.rate(fields, limit.kind(), limit.path(), limit.rate());
    }
  }

  private static String request(HostSettings.DeviceRequest asked) {
    List<String> capabilities = asked.capabilities().stream().findFirst().orElse(List.of());
    return FieldWords.request(asked.driver(), asked.count(), asked.ids(), capabilities);
  }
}
