// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes a project down as it runs, so that a way back leads to what was really there. */
final class RunningProject {
  /** What a container does not show and its files know. */
  private static final List<String> KEPT =
      List.of("depends_on", "profiles", "configs", "secrets", "build", "pull_policy");

  private static final List<String> SPACES = List.of("network_mode", "pid", "ipc");
  private final StackTarget target;
  private final Map<String, @Nullable Object> project;
  private final Map<String, @Nullable Object> services;

  /**
   * Begins with a rendered project.
   *
   * @param rendered what the services are that do not run here, or cannot be told
   */
  RunningProject(StackTarget target, String rendered) {
    this.target = target;
    this.project = new LinkedHashMap<>(Json.read(rendered, "a project"));
    this.services = new LinkedHashMap<>(Json.map(project.get("services")));
  }

  /** Takes these services as they run; one without a container is not there. */
  RunningProject with(Set<String> names, List<ContainerState> containers) {
    for (String name : names) {
      List<ContainerState> own =
          containers.stream().filter(container -> container.service().equals(name)).toList();
      if (own.isEmpty()) {
        services.remove(name);
        continue;
      }
      target
          .describe(own.get(0).id())
          .ifPresent(
              description ->
                  services.put(
                      name, service(Json.map(services.get(name)), description, own.size())));
    }
    return this;
  }

  String rendered() {
    for (Map.Entry<String, @Nullable Object> service : services.entrySet()) {
      Map<String, @Nullable Object> keys = new LinkedHashMap<>(Json.map(service.getValue()));
      Map<String, @Nullable Object> needed = new LinkedHashMap<>(Json.map(keys.get("depends_on")));
      if (needed.keySet().retainAll(services.keySet())) {
        keys.put("depends_on", needed);
        service.setValue(keys);
      }
    }
    project.put("services", services);
    return Json.write(project);
  }

  private Map<String, @Nullable Object> service(
      Map<String, @Nullable Object> files, Description running, int containers) {
    Map<String, @Nullable Object> service = new LinkedHashMap<>();
    running.service().forEach((key, value) -> service.put(key, escaped(value)));
    KEPT.forEach(key -> Optional.ofNullable(files.get(key)).ifPresent(v -> service.put(key, v)));
    for (String space : SPACES) {
      boolean shared = String.valueOf(files.get(space)).startsWith("service:");
      if (shared && String.valueOf(service.get(space)).startsWith("container:")) {
        service.put(space, files.get(space));
      }
    }
    Map<String, @Nullable Object> deploy = new LinkedHashMap<>(Json.map(files.get("deploy")));
    deploy.remove("resources");
    deploy.remove("replicas");
    deploy.putAll(Json.map(service.get("deploy")));
    if (deploy.isEmpty()) {
      service.remove("deploy");
    } else {
      service.put("deploy", deploy);
    }
    if (containers > 1) {
      service.put("scale", containers);
    }
    networks(service);
    volumes(service, files);
    return service;
  }

  private void networks(Map<String, @Nullable Object> service) {
    Map<String, @Nullable Object> networks = new LinkedHashMap<>();
    Json.map(service.get("networks"))
        .forEach((name, keys) -> networks.put(key("networks", name), keys));
    if (!networks.isEmpty()) {
      service.put("networks", networks);
    }
  }

  private void volumes(Map<String, @Nullable Object> service, Map<String, @Nullable Object> files) {
    Set<String> granted = new TreeSet<>();
    grants(files.get("configs"), "/", granted);
    grants(files.get("secrets"), "/run/secrets/", granted);
    Map<String, Object> anonymous = anonymous(files);
    List<Object> mounts = new ArrayList<>();
    for (Object each : Json.list(service.get("volumes"))) {
      Map<String, @Nullable Object> mount = new LinkedHashMap<>(Json.map(each));
      String source = String.valueOf(mount.get("source"));
      boolean volume = "volume".equals(mount.get("type"));
      String place = String.valueOf(mount.get("target"));
      if (volume && FieldWords.isAnonymous(source)) {
        Optional.ofNullable(anonymous.get(place)).ifPresent(mounts::add);
        continue;
      }
      if (granted.contains(place)) {
        continue;
      }
      if (volume) {
        mount.put("source", key("volumes", source));
      }
      mounts.add(mount);
    }
    service.remove("volumes");
    if (!mounts.isEmpty()) {
      service.put("volumes", mounts);
    }
  }

  /** Volumes without a name, by their place; others come from the image. */
  private static Map<String, Object> anonymous(Map<String, @Nullable Object> files) {
    Map<String, Object> anonymous = new LinkedHashMap<>();
    for (Object mount : Json.list(files.get("volumes"))) {
      Map<String, @Nullable Object> keys = Json.map(mount);
      if ("volume".equals(keys.get("type")) && keys.get("source") == null) {
        anonymous.put(String.valueOf(keys.get("target")), mount);
      }
    }
    return anonymous;
  }

  private static void grants(@Nullable Object grants, String folder, Set<String> targets) {
    for (Object each : Json.list(grants)) {
      Map<String, @Nullable Object> grant = Json.map(each);
      String named =
          String.valueOf(grant.get("target") == null ? grant.get("source") : grant.get("target"));
      targets.add(named.startsWith("/") ? named : folder + named);
    }
  }

  /** The key of a network or volume of this name; what the project does not know is external. */
  private String key(String kind, String name) {
    Map<String, @Nullable Object> things = new LinkedHashMap<>(Json.map(project.get(kind)));
    for (Map.Entry<String, @Nullable Object> thing : things.entrySet()) {
      if (name.equals(Json.map(thing.getValue()).get("name"))) {
        return thing.getKey();
      }
    }
    things.put(name, Map.of("name", name, "external", true));
    project.put(kind, things);
    return name;
  }

  /** A dollar sign would begin a variable. */
  static Object escaped(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> escaped = new LinkedHashMap<>();
      map.forEach((key, item) -> escaped.put(String.valueOf(key), escaped(item)));
      return escaped;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(RunningProject::escaped).toList();
    }
    return value instanceof String text ? text.replace("$", "$$") : value;
  }
}
