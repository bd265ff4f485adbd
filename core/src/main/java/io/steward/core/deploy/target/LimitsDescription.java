// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.FieldWords;
import io.steward.core.docker.HostSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes down what the host gives a container and what it keeps from it.
 *
 * @param around whom it lives in, and what the engine does by itself
 */
record LimitsDescription(HostSettings host, Surroundings around, Map<String, Object> service) {
  private static final long SHARED_MEMORY = 64L << 20;

  void write() {
    rights();
    resources();
    spaces();
    names();
    logging();
    devices();
  }

  private void put(String key, List<?> values) {
    if (!values.isEmpty()) {
      service.put(key, values);
    }
  }

  private void put(String key, Map<String, ?> named) {
    if (!named.isEmpty()) {
      service.put(key, new TreeMap<>(named));
    }
  }

  private void put(String key, long value) {
    if (value != 0) {
      service.put(key, value);
    }
  }

  private void put(String key, boolean flag) {
    if (flag) {
      service.put(key, true);
    }
  }

  private void rights() {
    HostSettings.Security security = host.security();
    put("privileged", security.privileged());
    put("read_only", host.storage().readOnlyRoot());
    host.init().ifPresent(init -> service.put("init", init));
    put("cap_add", security.addedCapabilities());
    put("cap_drop", security.droppedCapabilities());
    List<String> options = new ArrayList<>(security.options());
    HostSettings.Namespaces spaces = host.namespaces();
    // The engine adds this one by itself.
    options.removeIf(
        option ->
            option.equals("label=disable")
                && FieldWords.security(
                        List.of(option), security.privileged(), spaces.pid(), spaces.ipc())
                    .isEmpty());
    put("security_opt", options);
    put("group_add", security.groups());
    put("sysctls", security.sysctls());
    if (!around.engine().isUsualRuntime(host.runtime())) {
      unusual("runtime", host.runtime(), "");
    }
    put("device_cgroup_rules", security.deviceRules());
    put("annotations", host.annotations());
    put("storage_opt", host.storage().options());
  }

  private void resources() {
    HostSettings.Resources resources = host.resources();
    put("mem_limit", Math.max(0, resources.memoryBytes()));
    put("mem_reservation", Math.max(0, resources.memoryReservationBytes()));
    boolean usualSwap = resources.memorySwapBytes() == 2 * resources.memoryBytes();
    put("memswap_limit", usualSwap ? 0 : resources.memorySwapBytes());
    if (resources.nanoCpus() > 0) {
      service.put("cpus", resources.nanoCpus() / 1e9);
    }
    put("cpu_quota", resources.cpuQuota());
    put("cpu_period", resources.cpuPeriod());
    put("cpu_shares", resources.cpuShares());
    if (!resources.cpuset().isEmpty()) {
      service.put("cpuset", resources.cpuset());
    }
    put("pids_limit", Math.max(0, resources.pidsLimit()));
    put("shm_size", resources.shmSizeBytes() == SHARED_MEMORY ? 0 : resources.shmSizeBytes());
    put("oom_score_adj", resources.oomScoreAdjustment());
    put("oom_kill_disable", resources.oomKillDisabled());
    put("mem_swappiness", Math.max(0, resources.swappiness().orElse(0)));
    put("blkio_config", rates(resources));
    Map<String, Object> limits = new TreeMap<>();
    for (HostSettings.Ulimit limit : resources.ulimits()) {
      Map<String, Object> bounds = new LinkedHashMap<>();
      bounds.put("soft", limit.soft());
      bounds.put("hard", limit.hard());
      limits.put(limit.name(), bounds);
    }
    if (!limits.isEmpty()) {
      service.put("ulimits", limits);
    }
  }

  private static Map<String, List<Object>> rates(HostSettings.Resources resources) {
    Map<String, List<Object>> rates = new TreeMap<>();
    for (HostSettings.DeviceRate limit : resources.deviceRates()) {
      String key =
          (limit.kind().startsWith("Read") ? "device_read_" : "device_write_")
              + (limit.kind().endsWith("IOps") ? "iops" : "bps");
      rates
          .computeIfAbsent(key, name -> new ArrayList<>())
          .add(Map.of("path", limit.path(), "rate", limit.rate()));
    }
    return rates;
  }

  private void spaces() {
    HostSettings.Namespaces spaces = host.namespaces();
    unusual("pid", around.leaders().named(spaces.pid()), "");
    unusual("ipc", around.leaders().named(spaces.ipc()), "private");
    unusual("uts", spaces.uts(), "");
    unusual("userns_mode", spaces.user(), "");
    if (!around.engine().isUsualCgroupSpace(spaces.cgroup())) {
      unusual("cgroup", spaces.cgroup(), "");
    }
    unusual("cgroup_parent", host.resources().cgroupParent(), "");
  }

  private void unusual(String key, String value, String normal) {
    if (!value.isEmpty() && !value.equals(normal)) {
      service.put(key, value);
    }
  }

  private void names() {
    HostSettings.Resolution resolution = host.resolution();
    put("dns", resolution.dns());
    put("dns_search", resolution.search());
    put("dns_opt", resolution.options());
    put("extra_hosts", resolution.extraHosts());
  }

  private void logging() {
    HostSettings.Logging logging = host.logging();
    boolean usual = logging.driver().isEmpty() || logging.driver().equals("json-file");
    if (usual && logging.options().isEmpty()) {
      return;
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("driver", logging.driver());
    if (!logging.options().isEmpty()) {
      keys.put("options", new TreeMap<>(logging.options()));
    }
    service.put("logging", keys);
  }

  private void devices() {
    put(
        "devices",
        host.security().devices().stream()
            .map(d -> d.hostPath() + ":" + d.containerPath() + ":" + d.permissions())
            .toList());
    List<Object> requests = new ArrayList<>();
    for (HostSettings.DeviceRequest request : host.security().deviceRequests()) {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("capabilities", request.capabilities().stream().findFirst().orElse(List.of()));
      if (!request.driver().isEmpty()) {
        keys.put("driver", request.driver());
      }
      if (request.ids().isEmpty()) {
        keys.put("count", request.count() < 0 ? "all" : request.count());
      } else {
        keys.put("device_ids", request.ids());
      }
      requests.add(keys);
    }
    if (!requests.isEmpty()) {
      service.put(
          "deploy", Map.of("resources", Map.of("reservations", Map.of("devices", requests))));
    }
  }
}
