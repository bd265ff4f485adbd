// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose mounts a service has too, by {@code volumes_from}. Compose hands on neither {@code :ro} nor
 * {@code :rw}: what is read-only at the lender is so at the borrower.
 */
record Lenders(ComposeProject project, ComposeService service) {
  private static final String CONTAINER = "container:";

  /** Each as a plan calls it; containers of other stacks by {@link FieldWords#container}. */
  List<String> names() {
    return service.texts("volumes_from").stream().map(this::name).toList();
  }

  private String name(String entry) {
    if (!entry.startsWith(CONTAINER)) {
      return entry.split(":", 2)[0];
    }
    String container = entry.split(":", 3)[1];
    return project.services().values().stream()
        .filter(other -> other.containerName().filter(container::equals).isPresent())
        .map(ComposeService::name)
        .findFirst()
        .orElse(FieldWords.container(container));
  }

  /** The services among them and among their lenders, those that win last. */
  List<ComposeService> services() {
    List<ComposeService> all = new ArrayList<>();
    collect(service, all, new HashSet<>(Set.of(service.name())));
    return all;
  }

  private void collect(ComposeService borrower, List<ComposeService> all, Set<String> seen) {
    for (String name : new Lenders(project, borrower).names()) {
      ComposeService lender = project.services().get(name);
      if (lender != null && seen.add(name)) {
        collect(lender, all, seen);
        all.add(lender);
      }
    }
  }
}
