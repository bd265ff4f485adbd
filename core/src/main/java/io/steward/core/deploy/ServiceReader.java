// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeService;
import io.steward.core.compose.ComposeVolume;
import io.steward.core.compose.DeploySettings;
import io.steward.core.compose.FileGrant;
import io.steward.core.compose.FileSource;
import io.steward.core.compose.HealthCheck;
import io.steward.core.compose.Mount;
import io.steward.core.compose.UpdateSettings;
import io.steward.core.deploy.WantedService.Rollout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a plan needs of one Compose service. */
final class ServiceReader {
  private static final long SMALL_BYTES = 1024 * 1024;
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final int RETRIES = 3;
  private static final DataPlace MEMORY = new DataPlace(DataPlace.Kind.MEMORY, "");
  private final ComposeProject project;
  private final ComposeService service;

  ServiceReader(ComposeProject project, ComposeService service) {
    this.project = project;
    this.service = service;
  }

  WantedService read() {
    String image = service.image().orElse(StackReader.builtImage(project, service));
    String policy = service.pullPolicy().orElse("");
    boolean local = policy.equals("never") || policy.equals("build");
    return new WantedService(
        service.name(),
        Math.toIntExact(service.replicas()),
        image,
        service.build().isEmpty() && !local,
        new WantedFields(project, service, image).read(),
        files(),
        List.copyOf(service.dependsOn().keySet()),
        follows(),
        restartsWith(),
        volumes(),
        mounts(),
        rollout());
  }

  private Set<String> restartsWith() {
    Set<String> services = new TreeSet<>(follows());
    service
        .dependsOn()
        .forEach(
            (name, dependency) -> {
              if (dependency.restart()) {
                services.add(name);
              }
            });
    return services;
  }

  private Set<String> follows() {
    Set<String> services = new TreeSet<>();
    for (Optional<String> mode : List.of(service.networkMode(), service.pid(), service.ipc())) {
      mode.flatMap(this::leader).ifPresent(services::add);
    }
    return services;
  }

  /** The service of this stack that a mode names, itself or by the name of its container. */
  private Optional<String> leader(String mode) {
    String name = mode.substring(mode.indexOf(':') + 1);
    if (mode.startsWith("service:")) {
      return Optional.of(name);
    }
    return mode.startsWith("container:")
        ? project.services().values().stream()
            .filter(other -> !other.name().equals(service.name()))
            .filter(
                other ->
                    other.containerName().filter(name::equals).isPresent()
                        || FieldWords.isUsualName(name, project.name(), other.name()))
            .map(ComposeService::name)
            .findFirst()
        : Optional.empty();
  }

  /** Named volumes it can write, with where they are mounted. */
  private Map<String, String> volumes() {
    Map<String, String> volumes = new LinkedHashMap<>();
    for (Mount mount : borrowedAndOwn()) {
      ComposeVolume volume = project.volumes().get(mount.source());
      if (mount.type().equals("volume") && volume != null && !mount.readOnly()) {
        volumes.put(volume.name(), mount.target());
      }
    }
    return volumes;
  }

  /** Everything that may hold data, with where it is mounted. */
  private List<DataMount> mounts() {
    Map<String, DataMount> mounts = new LinkedHashMap<>();
    for (Mount mount : borrowedAndOwn()) {
      mounts.put(mount.target(), new DataMount(mount.target(), place(mount), !mount.readOnly()));
    }
    for (String tmpfs : service.tmpfs()) {
      String path = tmpfs.split(":", 2)[0];
      mounts.put(path, new DataMount(path, MEMORY, true));
    }
    return List.copyOf(mounts.values());
  }

  /** Those it has from other services, then its own, which win. */
  private List<Mount> borrowedAndOwn() {
    List<Mount> mounts = new ArrayList<>();
    new Lenders(project, service).services().forEach(lender -> mounts.addAll(lender.volumes()));
    mounts.addAll(service.volumes());
    return mounts;
  }

  private DataPlace place(Mount mount) {
    return switch (mount.type()) {
      case "tmpfs" -> MEMORY;
      case "bind" -> DataPlace.folder(mount.source());
      default -> volume(mount.source());
    };
  }

  private DataPlace volume(String key) {
    ComposeVolume volume = project.volumes().get(key);
    String name = volume == null ? key : volume.name();
    return name.isEmpty() ? new DataPlace(DataPlace.Kind.ANONYMOUS, "") : DataPlace.volume(name);
  }

  private List<MountedFile> files() {
    List<MountedFile> files = new ArrayList<>();
    for (Mount mount : service.volumes()) {
      if (mount.type().equals("bind") && mount.readOnly()) {
        add(files, mount.source(), false);
      }
    }
    granted(service.configs(), project.configs()).forEach(file -> add(files, file, false));
    granted(service.secrets(), project.secrets()).forEach(file -> add(files, file, true));
    return files;
  }

  private static List<String> granted(List<FileGrant> grants, Map<String, FileSource> sources) {
    return grants.stream()
        .flatMap(grant -> Optional.ofNullable(sources.get(grant.source())).stream())
        .flatMap(source -> source.file().stream())
        .toList();
  }

  /** Only small regular files of the stack's own folder are kept with a revision. */
  private void add(List<MountedFile> files, String name, boolean secret) {
    Path path = Path.of(name).normalize();
    boolean own = path.startsWith(project.directory());
    if (own && Files.isRegularFile(path) && path.toFile().length() <= SMALL_BYTES) {
      files.add(new MountedFile(path, secret));
    }
  }

  private Rollout rollout() {
    Optional<UpdateSettings> update = service.deploy().flatMap(DeploySettings::update);
    Optional<HealthCheck> check = service.healthcheck().filter(h -> !h.disabled());
    Duration start = check.flatMap(HealthCheck::startPeriod).orElse(Duration.ZERO);
    Duration patience = check.map(ServiceReader::patience).orElse(Duration.ZERO);
    return new Rollout(
        update.flatMap(UpdateSettings::monitor),
        update.flatMap(UpdateSettings::failureAction).map(ServiceReader::action),
        start,
        patience,
        update.map(ServiceReader::pacing).orElse(Pacing.NONE));
  }

  private static Pacing pacing(UpdateSettings update) {
    return new Pacing(
        update.order().map(ServiceReader::order),
        update.parallelism().isPresent()
            ? Optional.of((int) Math.min(update.parallelism().getAsLong(), Integer.MAX_VALUE))
            : Optional.empty(),
        update.delay());
  }

  private static UpdateOrder order(String word) {
    return word.equals("start-first") ? UpdateOrder.START_FIRST : UpdateOrder.STOP_FIRST;
  }

  /** How long the engine needs at most to call it unhealthy. */
  private static Duration patience(HealthCheck check) {
    Duration interval = check.interval().orElse(INTERVAL);
    Duration timeout = check.timeout().orElse(INTERVAL);
    long retries = check.retries().orElse(RETRIES);
    return interval.plus(timeout).multipliedBy(retries);
  }

  private static FailureAction action(String word) {
    return FailureAction.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
