// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static io.steward.core.compose.ScalarType.FLAG;
import static io.steward.core.compose.ScalarType.KEPT_DURATION;
import static io.steward.core.compose.ScalarType.KEPT_FLAG;
import static io.steward.core.compose.ScalarType.KEPT_WHOLE;
import static io.steward.core.compose.ScalarType.NUMBER;
import static io.steward.core.compose.ScalarType.REAL;
import static io.steward.core.compose.ScalarType.SIZE;
import static io.steward.core.compose.ScalarType.TEXT;
import static io.steward.core.compose.ScalarType.TEXT_OR_NUMBER;
import static io.steward.core.compose.ScalarType.WHOLE;

import java.util.Map;

/**
 * Every key of a Compose file that is known, with what it holds; one table for reading and
 * printing.
 */
final class ComposeSchema {
  /** The whole file. */
  static final Type FILE = file();

  private ComposeSchema() {}

  private static Type file() {
    return RecordType.of()
        .with(TEXT, "name")
        .with(LimitedType.hidden(TEXT), "version")
        .with(LimitedType.hidden(ListType.of(new EitherType(TEXT, Includes.ENTRY))), "include")
        .with(MapType.named(service()), "services")
        .with(MapType.named(network()), "networks")
        .with(MapType.named(volume()), "volumes")
        .with(MapType.named(fileObject(false)), "configs")
        .with(MapType.named(fileObject(true)), "secrets")
        .with(MapType.named(NewerSchema.model()), "models");
  }

  private static Type service() {
    RecordType service = RecordType.of();
    identity(service);
    process(service);
    rights(service);
    limits(service);
    wiring(service);
    lifecycle(service);
    return service;
  }

  private static void identity(RecordType service) {
    service
        .with(TEXT, "image", "container_name", "hostname", "domainname", "platform", "runtime")
        .with(new EitherType(TEXT, DevelopSchema.build()), "build")
        .with(NewerSchema.pullPolicy(), "pull_policy")
        .with(PairsType.LABELS, "labels", "annotations")
        .with(LimitedType.hidden(ListType.ANY_TEXTS.withBare()), "label_file")
        .with(ListType.TEXTS, "profiles")
        .with(LimitedType.hidden(new EitherType(TEXT, extended())), "extends")
        .with(KEPT_WHOLE, "scale")
        .with(KEPT_FLAG, "attach")
        .with(DevelopSchema.development(), "develop");
    NewerSchema.service(service);
  }

  private static Type gpus() {
    Type all = new LimitedType(TEXT, "all or a list of devices", "all"::equals, word -> word);
    return new EitherType(all, ListType.of(deviceRequest(false)));
  }

  private static Type extended() {
    return RecordType.of().with(TEXT, "service", "file").require("service");
  }

  private static void process(RecordType service) {
    service
        .with(CommandType.COMMAND, "command", "entrypoint")
        .always("command", Type.Absent.NULL)
        .always("entrypoint", Type.Absent.NULL)
        .with(PairsType.ENVIRONMENT, "environment")
        .with(LimitedType.hidden(environmentFiles()), "env_file")
        .with(TEXT, "working_dir", "user", "stop_signal", "isolation")
        .with(KEPT_DURATION, "stop_grace_period")
        .with(FLAG, "tty", "stdin_open")
        .with(KEPT_FLAG, "init")
        .with(new ListType(TEXT_OR_NUMBER, true, false), "group_add")
        .with(health(), "healthcheck")
        .with(ListType.of(DevelopSchema.hook()), "post_start", "pre_stop");
  }

  private static Type environmentFiles() {
    Type entry =
        RecordType.of().with(TEXT, "path", "format").with(FLAG, "required").require("path");
    return new EitherType(TEXT, ListType.of(new EitherType(TEXT, entry)));
  }

  private static Type health() {
    return RecordType.of()
        .with(HealthTestType.TEST, "test")
        .with(KEPT_DURATION, "interval", "timeout", "start_period", "start_interval")
        .with(KEPT_WHOLE, "retries")
        .with(FLAG, "disable");
  }

  private static void rights(RecordType service) {
    service
        .with(FLAG, "privileged", "read_only", "oom_kill_disable")
        .with(ListType.TEXTS, "cap_add", "cap_drop", "security_opt", "device_cgroup_rules")
        .with(ListType.of(new EitherType(TEXT, device())), "devices")
        .with(gpus(), "gpus")
        .with(TEXT, "userns_mode", "cgroup_parent", "ipc", "uts")
        .with(OrNothing.TEXT, "pid")
        .with(LimitedType.words("host", "private"), "cgroup")
        .with(PairsType.LABELS, "sysctls")
        .with(PairsType.OPTIONS, "storage_opt")
        .with(MapType.of(UlimitType.ULIMIT), "ulimits")
        .with(RecordType.of().with(TEXT, "config", "file", "registry"), "credential_spec")
        .with(DeploySchema.blockDevices(), "blkio_config");
  }

  private static Type device() {
    Type device = RecordType.of().with(TEXT, "source", "target", "permissions").require("source");
    return new LimitedType(
        device, "a map with the path of a device", ComposeSchema::names, any -> any);
  }

  private static boolean names(Object device) {
    Printed printed = Printed.of(device);
    return printed.has("target") || !printed.textOr("source", "").isEmpty();
  }

  static RecordType deviceRequest(boolean strict) {
    RecordType request =
        RecordType.of()
            .with(ListType.TEXTS, "capabilities", "device_ids")
            .with(TEXT, "driver")
            .with(DeviceCountType.COUNT, "count")
            .with(PairsType.LABELS, "options");
    return strict ? request.require("capabilities") : request;
  }

  private static void limits(RecordType service) {
    service
        .with(SIZE, "mem_limit", "mem_reservation", "memswap_limit", "mem_swappiness", "shm_size")
        .with(NUMBER, "cpu_shares", "cpu_quota", "cpu_period", "cpu_rt_period", "cpu_rt_runtime")
        .with(NUMBER, "pids_limit")
        .with(REAL, "cpus")
        .with(TEXT, "cpuset")
        .with(LimitedType.range(0, Long.MAX_VALUE), "cpu_count")
        .with(LimitedType.range(0, 100), "cpu_percent")
        .with(LimitedType.range(-1000, 1000), "oom_score_adj");
  }

  private static void wiring(RecordType service) {
    Type dependency =
        RecordType.of()
            .with(FLAG, "restart")
            .with(KEPT_FLAG, "required")
            .with(
                LimitedType.words(
                    "service_started", "service_healthy", "service_completed_successfully"),
                "condition")
            .require("condition");
    service
        .with(new NamesType(MapType.named(dependency)), "depends_on")
        .with(ListType.of(new EitherType(TEXT_OR_NUMBER, port())), "ports")
        .with(new ListType(TEXT_OR_NUMBER, true, false), "expose")
        .with(ListType.of(new EitherType(TEXT, mount())), "volumes")
        .with(ListType.TEXTS, "volumes_from", "links", "external_links", "dns_opt")
        .with(ListType.TEXT_OR_TEXTS, "dns", "dns_search", "tmpfs")
        .with(TEXT, "network_mode", "mac_address")
        .with(new NamesType(MapType.named(attachment())), "networks")
        .with(HostsType.HOSTS, "extra_hosts")
        .with(ListType.of(new EitherType(TEXT, grant())), "secrets", "configs");
  }

  private static Type port() {
    return RecordType.of()
        .with(TEXT, "name", "mode", "host_ip", "protocol", "app_protocol")
        .with(WHOLE, "target")
        .with(TEXT_OR_NUMBER, "published");
  }

  private static Type mount() {
    Type bind =
        RecordType.of()
            .with(TEXT, "propagation")
            .with(FLAG, "create_host_path")
            .with(LimitedType.words("enabled", "disabled", "writable", "readonly"), "recursive")
            .with(LimitedType.words("z", "Z"), "selinux");
    return RecordType.of()
        .with(TEXT, "type", "source", "target", "consistency")
        .with(FLAG, "read_only")
        .with(bind, "bind")
        .with(NewerSchema.mountedVolume(), "volume")
        .with(RecordType.of().with(TEXT, "subpath"), "image")
        .with(RecordType.of().with(positive(), "size").with(NUMBER, "mode"), "tmpfs")
        .require("type");
  }

  private static Type positive() {
    return new LimitedType(
        SIZE, "a size of at least 0", size -> !size.toString().startsWith("-"), size -> size);
  }

  private static Type attachment() {
    return RecordType.orNothing()
        .with(ListType.TEXTS, "aliases", "link_local_ips")
        .with(TEXT, "ipv4_address", "ipv6_address", "mac_address", "interface_name")
        .with(PairsType.OPTIONS, "driver_opts")
        .with(NUMBER, "priority", "gw_priority");
  }

  static Type grant() {
    return RecordType.of().with(TEXT, "source", "target", "uid", "gid").with(KEPT_WHOLE, "mode");
  }

  private static void lifecycle(RecordType service) {
    Type logging = RecordType.of().with(TEXT, "driver").with(PairsType.LOG_OPTIONS, "options");
    service.with(TEXT, "restart").with(logging, "logging").with(DeploySchema.deploy(), "deploy");
  }

  private static Type network() {
    Type pool =
        RecordType.of()
            .with(TEXT, "subnet", "ip_range", "gateway")
            .with(PairsType.TEXTS, "aux_addresses");
    Type ipam =
        RecordType.of()
            .with(TEXT, "driver")
            .with(ListType.of(pool), "config")
            .with(LimitedType.hidden(PairsType.TEXTS), "options");
    return RecordType.orNothing()
        .with(TEXT, "name", "driver")
        .with(PairsType.OPTIONS, "driver_opts")
        .with(ipam, "ipam")
        .always("ipam", Map.of())
        .with(external(), "external")
        .with(FLAG, "internal", "attachable")
        .with(KEPT_FLAG, "enable_ipv4", "enable_ipv6")
        .with(PairsType.LABELS, "labels");
  }

  private static Type volume() {
    return RecordType.orNothing()
        .with(TEXT, "name", "driver")
        .with(PairsType.OPTIONS, "driver_opts")
        .with(external(), "external")
        .with(PairsType.LABELS, "labels");
  }

  private static Type fileObject(boolean secret) {
    RecordType object =
        RecordType.of()
            .with(TEXT, "name", "file", "environment", "template_driver")
            .with(external(), "external")
            .with(PairsType.LABELS, "labels");
    return secret
        ? object.with(TEXT, "driver").with(PairsType.OPTIONS, "driver_opts")
        : object.with(TEXT, "content");
  }

  private static Type external() {
    return new EitherType(FLAG, RecordType.of().with(TEXT, "name"));
  }
}
