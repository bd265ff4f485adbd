// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeService;
import io.steward.core.compose.FileGrant;
import io.steward.core.compose.FileSource;
import io.steward.core.compose.Mount;
import io.steward.core.deploy.StackTarget.DriverKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What services need of their host and cannot bring themselves.
 *
 * @param files files and folders that nobody makes
 * @param drivers drivers that are named
 * @param local names of services whose image is neither pulled nor built
 * @param platforms names of services that say which platform their image is for
 */
public record Needs(
    List<HostFile> files, List<Driver> drivers, List<String> local, List<String> platforms) {
  /** Of services that need nothing. */
  public static final Needs NONE = new Needs(List.of(), List.of(), List.of(), List.of());

  /** Keeps its own copies. */
  public Needs {
    files = List.copyOf(files);
    drivers = List.copyOf(drivers);
    local = List.copyOf(local);
    platforms = List.copyOf(platforms);
  }

  /** A file or folder of the host, what it is to the service, and whether it is a mount. */
  public record HostFile(String service, String what, Path path) {}

  /** A driver, and the volume, network or service it is for. */
  public record Driver(DriverKind kind, String of, String driver) {}

  static Needs of(ComposeProject project) {
    List<HostFile> files = new ArrayList<>();
    List<Driver> drivers = new ArrayList<>();
    List<String> local = new ArrayList<>();
    List<String> platforms = new ArrayList<>();
    for (ComposeService service : project.services().values()) {
      binds(service, files);
      grants(service, "secret", service.secrets(), project.secrets(), files);
      grants(service, "config", service.configs(), project.configs(), files);
      service
          .logging()
          .flatMap(logging -> logging.driver())
          .ifPresent(driver -> drivers.add(new Driver(DriverKind.LOG, service.name(), driver)));
      if (service.build().isEmpty() && service.pullPolicy().filter("never"::equals).isPresent()) {
        local.add(service.name());
      }
      service.platform().ifPresent(platform -> platforms.add(service.name()));
    }
    project.volumes().values().stream()
        .filter(volume -> !volume.external() && volume.driver().isPresent())
        .map(v -> new Driver(DriverKind.VOLUME, v.name(), v.driver().get()))
        .forEach(drivers::add);
    project.networks().values().stream()
        .filter(network -> !network.external() && network.driver().isPresent())
        .map(n -> new Driver(DriverKind.NETWORK, n.name(), n.driver().get()))
        .forEach(drivers::add);
    return new Needs(files, drivers, local, platforms);
  }

  /** The engine makes the folder of a bind that is missing, unless the file says it shall not. */
  private static void binds(ComposeService service, List<HostFile> files) {
    for (Mount mount : service.volumes()) {
      if (mount.type().equals("bind")
          && !mount.createHostPath()
          && mount.source().startsWith("/")) {
        files.add(new HostFile(service.name(), "a mount", Path.of(mount.source()).normalize()));
      }
    }
  }

  private static void grants(
      ComposeService service,
      String what,
      List<FileGrant> grants,
      Map<String, FileSource> sources,
      List<HostFile> files) {
    for (FileGrant grant : grants) {
      Optional.ofNullable(sources.get(grant.source()))
          .flatMap(FileSource::file)
          .map(file -> Path.of(file).normalize())
          .map(path -> new HostFile(service.name(), what + " " + grant.source(), path))
          .ifPresent(files::add);
    }
  }
}
