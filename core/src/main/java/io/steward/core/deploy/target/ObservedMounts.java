// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.FieldWords;
import io.steward.core.deploy.Fields;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.HostSettings;
import java.util.List;

/**
 * What a container has mounted, of its own and from others, in the words of a plan.
 *
 * @param lenders the containers whose mounts it has too; empty where one of these is gone
 */
record ObservedMounts(
    ContainerInfo container, String project, List<ContainerInfo> lenders, Fields.Builder fields) {

  void read() {
    lent();
    for (ContainerInfo.Mount mount : container.mounts()) {
      if (isTold(mount)) {
        boolean readOnly = !mount.writable();
        String words =
            switch (mount.type()) {
              case "volume" -> FieldWords.volume(mount.name(), readOnly);
              case "tmpfs" -> FieldWords.TMPFS;
              default -> FieldWords.bind(mount.source(), readOnly);
            };
        fields.set("mount", mount.destination(), words);
      }
    }
    HostSettings.Storage storage = container.host().storage();
    storage.tmpfs().keySet().forEach(path -> fields.set("mount", path, FieldWords.TMPFS));
    storage.mounts().stream()
        .filter(mount -> mount.type().equals("tmpfs"))
        .forEach(mount -> fields.set("mount", mount.target(), FieldWords.TMPFS));
    for (HostSettings.Device device : container.host().security().devices()) {
      fields.set("device", device.containerPath(), device.hostPath() + " " + device.permissions());
    }
  }

  /** A lender that is gone cannot be named; what it lent is there all the same. */
  private void lent() {
    boolean gone = lenders.isEmpty() && !container.host().storage().volumesFrom().isEmpty();
    List<String> names =
        lenders.stream()
            .map(
                lender ->
                    isOfProject(lender)
                        ? lender.service().orElse("")
                        : FieldWords.container(lender.name()))
            .toList();
    fields.set(FieldWords.LENDERS, gone ? FieldWords.UNTOLD : FieldWords.set(names));
  }

  /** What a container of another stack lends is that one's, and so is what has no name. */
  private boolean isTold(ContainerInfo.Mount mount) {
    if (!container.isBorrowed(mount)) {
      return true;
    }
    boolean foreign =
        lenders.stream()
            .filter(lender -> !isOfProject(lender))
            .flatMap(lender -> lender.mounts().stream())
            .anyMatch(lent -> lent.destination().equals(mount.destination()));
    boolean nameless =
        mount.type().equals("tmpfs")
            || (mount.type().equals("volume") && FieldWords.isAnonymous(mount.name()));
    return !foreign && !nameless;
  }

  private boolean isOfProject(ContainerInfo lender) {
    return lender.project().filter(project::equals).isPresent();
  }
}
