// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeService;
import io.steward.core.compose.DeviceRate;
import java.util.Map;
import java.util.OptionalLong;

/** What a Compose service takes of its host at most, in the words of a plan. */
record WantedLimits(ComposeService service, Fields.Builder fields) {
  private static final Map<String, String> RATES =
      Map.of(
          "device_read_bps", "ReadBps",
          "device_write_bps", "WriteBps",
          "device_read_iops", "ReadIOps",
          "device_write_iops", "WriteIOps");

  void read() {
    memory();
    processors();
    devices();
    var deploy = service.deploy();
    long pids = service.pidsLimit().orElse(deploy.map(d -> d.limits().pids().orElse(0)).orElse(0L));
    fields.set("processes", pids > 0 ? Long.toString(pids) : "");
    service
        .oomScoreAdj()
        .ifPresent(score -> fields.set("OOM score", score == 0 ? "" : Long.toString(score)));
    fields.set(FieldWords.OOM_KILLER, service.flag("oom_kill_disable") ? "off" : "");
    service
        .ulimits()
        .forEach((name, limit) -> fields.set("ulimit", name, limit.soft() + ":" + limit.hard()));
    fields.set("cgroup parent", service.text("cgroup_parent").orElse(""));
    fields.setAll("storage option", service.pairs("storage_opt"));
  }

  private void memory() {
    var deploy = service.deploy();
    OptionalLong memory = service.memLimit();
    long limit = memory.orElse(deploy.map(d -> d.limits().memoryBytes().orElse(0)).orElse(0L));
    fields.set("memory", FieldWords.bytes(limit));
    long kept =
        service
            .memReservation()
            .orElse(deploy.map(d -> d.reservations().memoryBytes().orElse(0)).orElse(0L));
    fields.set("memory kept", FieldWords.bytes(kept));
    long swap = service.number("memswap_limit").orElse(0);
    fields.set(FieldWords.SWAP, FieldWords.swap(limit, swap));
    long swappiness = service.number("mem_swappiness").orElse(0);
    fields.set(FieldWords.SWAPPINESS, FieldWords.number(swappiness));
    service.shmSize().ifPresent(size -> fields.set("shared memory", FieldWords.bytes(size)));
  }

  private void processors() {
    double cpus =
        service.cpus().orElse(service.deploy().map(d -> d.limits().cpus().orElse(0)).orElse(0.0));
    fields.set("processors", FieldWords.cpus(cpus));
    fields.set(FieldWords.PROCESSOR_SET, service.text("cpuset").orElse(""));
    fields.set(
        FieldWords.PROCESSOR_SHARES, FieldWords.number(service.number("cpu_shares").orElse(0)));
    fields.set(
        FieldWords.PROCESSOR_QUOTA, FieldWords.micros(service.number("cpu_quota").orElse(0)));
    fields.set(
        FieldWords.PROCESSOR_PERIOD, FieldWords.micros(service.number("cpu_period").orElse(0)));
  }

  private void devices() {
    fields.set(
        "device requests",
        FieldWords.set(
            service.deviceRequests().stream()
                .map(
                    asked ->
                        FieldWords.request(
                            asked.driver(), asked.count(), asked.ids(), asked.capabilities()))
                .toList()));
    fields.set("device rules", FieldWords.set(service.texts("device_cgroup_rules")));
    for (DeviceRate limit : service.deviceRates()) {
      FieldWords.rate(fields, RATES.getOrDefault(limit.key(), ""), limit.path(), limit.rate());
    }
  }
}
