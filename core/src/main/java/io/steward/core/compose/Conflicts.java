// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what contradicts itself: values given twice, keys that exclude each other. */
final class Conflicts {
  private final Findings findings;

  Conflicts(Findings findings) {
    this.findings = findings;
  }

  /** Checks one enabled service. */
  void check(Value.Fields service, Where where, Position at) {
    Object scale = number(service, "scale");
    Object replicas = number(service.fields("deploy"), "replicas");
    if (scale != null && replicas != null && !scale.equals(replicas)) {
      findings.add(
          service.keyAt("scale"),
          where,
          "'scale' and 'deploy.replicas' differ",
          "keep one of them");
    }
    Object count = scale == null ? replicas : scale;
    if (service.has("container_name") && count instanceof Long number && number > 1) {
      findings.add(
          service.keyAt("container_name"),
          where,
          "has a 'container_name' and " + number + " replicas; names of containers are unique",
          "remove 'container_name'");
    }
    Value.Fields deploy = service.fields("deploy");
    Value.Fields resources = deploy == null ? null : deploy.fields("resources");
    Value.Fields limits = resources == null ? null : resources.fields("limits");
    Value.Fields reserved = resources == null ? null : resources.fields("reservations");
    same(service, "cpus", limits, "limits.cpus", ScalarType.REAL, where);
    same(service, "mem_limit", limits, "limits.memory", ScalarType.SIZE, where);
    same(service, "pids_limit", limits, "limits.pids", ScalarType.NUMBER, where);
    same(service, "mem_reservation", reserved, "reservations.memory", ScalarType.SIZE, where);
    for (Value.Fields request :
        Normaliser.maps(reserved == null ? null : reserved.items("devices"))) {
      device(request, where.child("deploy.resources.reservations.devices"));
    }
    watch(service, where);
    for (Value.Fields request : Normaliser.maps(service.items("gpus"))) {
      device(request, where.child("gpus"));
    }
  }

  private void watch(Value.Fields service, Where where) {
    Value.Fields develop = service.section("develop");
    for (Value.Fields watch : Normaliser.maps(develop.items("watch"))) {
      String action = watch.text("action");
      String target = watch.text("target");
      boolean needed = action != null && !action.equals("rebuild") && !action.equals("restart");
      if (needed && (target == null || target.isEmpty())) {
        findings.add(watch.at(), where.child("develop.watch"), "'target' is missing");
      }
    }
  }

  private static @Nullable Object number(Value.@Nullable Fields map, String key) {
    Value value = map == null ? null : map.get(key);
    return value == null ? null : ScalarType.KEPT_WHOLE.printOrNull(value);
  }

  private void same(
      Value.Fields service,
      String key,
      Value.@Nullable Fields part,
      String path,
      ScalarType type,
      Where where) {
    Value own = service.get(key);
    Object mine = own == null ? null : type.printOrNull(own);
    if (part == null || mine == null) {
      return;
    }
    Value other = part.get(path.substring(path.indexOf('.') + 1));
    if (!Objects.equals(mine, other == null ? null : type.printOrNull(other))) {
      findings.add(
          service.keyAt(key),
          where,
          "'" + key + "' and 'deploy.resources." + path + "' differ",
          "keep one of them");
    }
  }

  private void device(Value.Fields request, Where where) {
    if (request.has("count") && request.has("device_ids")) {
      findings.add(request.at(), where, "has both 'count' and 'device_ids'", "keep one of them");
    }
  }

  /** Checks the networks, volumes, secrets and configs of a file. */
  void resources(Value.Fields file) {
    objects(file, "secrets", List.of("file", "environment"));
    objects(file, "configs", List.of("file", "environment", "content"));
    Value.Fields volumes = file.section("volumes");
    for (String name : volumes.values().keySet()) {
      Value.Fields volume = volumes.fields(name);
      if (volume != null && Normaliser.isExternal(volume)) {
        external(volume, Where.ROOT.child("volumes").child(name));
      }
    }
  }

  private void external(Value.Fields volume, Where where) {
    for (String key : volume.values().keySet()) {
      if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
        findings.add(
            volume.keyAt(key),
            where.child(key),
            "cannot be set, the volume is external",
            "remove it");
      }
    }
  }

  private void objects(Value.Fields file, String section, List<String> sources) {
    Value.Fields objects = file.fields(section);
    if (objects == null) {
      return;
    }
    for (String name : objects.values().keySet()) {
      Value.Fields object = objects.fields(name);
      if (object == null) {
        continue;
      }
      Where where = Where.ROOT.child(section).child(name);
      List<String> given = sources.stream().filter(object::has).toList();
      if (given.size() > 1) {
        findings.add(
            objects.keyAt(name),
            where,
            "has more than one of " + String.join(", ", given),
            "keep one");
      }
      boolean elsewhere =
          section.equals("secrets")
              ? Normaliser.isExternal(object)
              : object.has("external") || object.has("driver");
      if (given.isEmpty() && !elsewhere) {
        findings.add(objects.keyAt(name), where, "needs one of " + String.join(", ", sources));
      }
    }
  }
}
