// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts in order what Compose leaves when it is killed while it replaces a container: it makes the
 * new one under a name such as {@code 1a2b3c4d5e6f_media-web-1}, stops and removes the old one, and
 * then gives the new one its name.
 */
record Leftovers(StackTarget target, Snapshot snapshot, Set<String> services) {
  private static final Pattern PASSING = Pattern.compile("[0-9a-f]{12}_(?<name>.+)");

  /**
   * Where the old container is still there, the new one goes, which never ran. Where the old one is
   * gone, the new one has its place, and its anonymous volumes with their data: it only gets its
   * name.
   */
  void tidy(String project) {
    List<ContainerState> all = target.containers(project);
    for (ContainerState container : all) {
      boolean known = snapshot.containers().stream().anyMatch(c -> c.id().equals(container.id()));
      if (known || !services.contains(container.service())) {
        continue;
      }
      boolean oldIsThere =
          all.stream().anyMatch(other -> isBefore(other, container) && inSnapshot(other));
      Matcher passing = PASSING.matcher(container.name());
      if (oldIsThere && container.condition().status() == ContainerState.Status.CREATED) {
        target.remove(container.id());
      } else if (!oldIsThere && passing.matches()) {
        target.rename(container.id(), passing.group("name"));
      }
    }
  }

  private static boolean isBefore(ContainerState other, ContainerState container) {
    return other.service().equals(container.service()) && other.number() == container.number();
  }

  private boolean inSnapshot(ContainerState container) {
    return snapshot.containers().stream().anyMatch(c -> c.id().equals(container.id()));
  }
}
