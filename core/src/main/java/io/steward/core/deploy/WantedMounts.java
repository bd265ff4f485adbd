// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeService;
import io.steward.core.compose.ComposeVolume;
import io.steward.core.compose.FileGrant;
import io.steward.core.compose.FileSource;
import io.steward.core.compose.Mount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Compose service has mounted, of its own and from others, in the words of a plan. */
record WantedMounts(ComposeProject project, ComposeService service, Fields.Builder fields) {

  void read() {
    var lenders = new Lenders(project, service);
    fields.set(FieldWords.LENDERS, FieldWords.set(lenders.names()));
    for (ComposeService lender : lenders.services()) {
      lender.volumes().stream()
          .filter(mount -> !isAnonymous(mount) && !mount.type().equals("tmpfs"))
          .forEach(this::mount);
      granted(lender);
    }
    service.volumes().forEach(this::mount);
    for (String tmpfs : service.tmpfs()) {
      String path = tmpfs.split(":", 2)[0];
      fields.set("mount", path, FieldWords.TMPFS);
    }
    granted(service);
    for (var device : service.devices()) {
      fields.set("device", device.target(), device.source() + " " + device.permissions());
    }
  }

  private void mount(Mount mount) {
    String words =
        switch (mount.type()) {
          case "volume" -> FieldWords.volume(volumeName(mount), mount.readOnly());
          case "tmpfs" -> FieldWords.TMPFS;
          default -> FieldWords.bind(mount.source(), mount.readOnly());
        };
    fields.set("mount", mount.target(), words);
  }

  private static boolean isAnonymous(Mount mount) {
    return mount.type().equals("volume") && mount.source().isEmpty();
  }

  private void granted(ComposeService holder) {
    granted(holder.configs(), project.configs(), "/");
    granted(holder.secrets(), project.secrets(), "/run/secrets/");
  }

  /** Compose mounts the files of configs and secrets; what is written in place it copies. */
  private void granted(List<FileGrant> grants, Map<String, FileSource> sources, String folder) {
    for (FileGrant grant : grants) {
      String named = grant.target().orElse(grant.source());
      String target = named.startsWith("/") ? named : folder + named;
      Optional.ofNullable(sources.get(grant.source()))
          .flatMap(FileSource::file)
          .ifPresent(file -> fields.set("mount", target, FieldWords.bind(file, true)));
    }
  }

  private String volumeName(Mount mount) {
    ComposeVolume volume = project.volumes().get(mount.source());
    return volume == null ? mount.source() : volume.name();
  }
}
