// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.homelab.Stack;
import java.util.List;
import java.util.Optional;

/**
 * What services had mounted in a revision of their stack, read when somebody asks.
 *
 * @param reader reads the revision
 * @param stack the stack
 * @param revision the revision; absent for a stack that has none
 */
record LastMounts(StackReader reader, Stack stack, Optional<Revision> revision)
    implements DataGuard.Before {
  @Override
  public List<DataMount> mounts(String service) {
    return revision
        .map(last -> reader.of(stack, last))
        .flatMap(last -> Optional.ofNullable(last.services().get(service)))
        .map(WantedService::mounts)
        .orElse(List.of());
  }

  @Override
  public boolean keeps(DataPlace place) {
    return revision.stream()
        .flatMap(last -> last.files().stream())
        .anyMatch(file -> file.path().toString().equals(place.name()));
  }
}
