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
record Leftovers(StackTarget target, Set<String> services) {
  private static final Pattern PASSING = Pattern.compile("[0-9a-f]{12}_(?<name>.+)");

  /**
   * Where the old container is still there, the new one goes, which never ran. Where the old one is
   * gone, the new one has its place, and its anonymous volumes with their data: it only gets its
   * name.
   */
  void tidy(String project) {
    List<ContainerState> all = target.containers(project);
    for (ContainerState container : all) {
      Matcher passing = PASSING.matcher(container.name());
      if (!services.contains(container.service()) || !passing.matches()) {
        continue;
      }
      boolean neverRan = container.condition().status() == ContainerState.Status.CREATED;
      if (all.stream().noneMatch(other -> isReplaced(other, container))) {
        target.rename(container.id(), passing.group("name"));
      } else if (neverRan) {
        target.remove(container.id());
      }
    }
  }

  private static boolean isReplaced(ContainerState old, ContainerState container) {
    return !old.id().equals(container.id())
        && old.service().equals(container.service())
        && old.number() == container.number();
  }
}
