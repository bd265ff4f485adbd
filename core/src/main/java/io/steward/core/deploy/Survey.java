// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.docker.ComposeLabels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a target has, found with one list and one look at each container.
 *
 * @param containers running or not, without one-off ones of Compose
 * @param images those that were asked for and lie there, by reference, and those of the containers,
 *     by id
 */
public record Survey(List<Seen> containers, Map<String, ImageState> images) {
  /** Keeps its own copies. */
  public Survey {
    containers = List.copyOf(containers);
    images = Map.copyOf(images);
  }

  /**
   * What to look at.
   *
   * @param projects the Compose projects; ignored where everything is meant
   * @param everything whether every container is looked at, of whatever project and of none
   * @param images references of images that are looked for as well
   */
  public record Scope(Set<String> projects, boolean everything, Set<String> images) {
    /** Keeps its own copies. */
    public Scope {
      projects = Set.copyOf(projects);
      images = Set.copyOf(images);
    }

    /** Every container there is. */
    public static Scope all() {
      return new Scope(Set.of(), true, Set.of());
    }

    /** Whether containers of a project, empty for none, are looked at. */
    public boolean has(String project) {
      return everything || projects.contains(project);
    }
  }

  /**
   * One container.
   *
   * @param project its Compose project; empty for none
   * @param state how it is
   * @param created when it was made
   * @param labels all of its labels, those of Compose and of its image too
   */
  public record Seen(
      String project, ContainerState state, Instant created, Map<String, String> labels) {
    /** Keeps its own copy. */
    public Seen {
      labels = Map.copyOf(labels);
    }

    /** The folder Compose was called for; empty where Compose did not make it. */
    public String workingFolder() {
      return labels.getOrDefault(ComposeLabels.WORKING_FOLDER, "");
    }
  }

  /** The containers of a project. */
  List<Seen> of(String project) {
    return containers.stream().filter(seen -> seen.project().equals(project)).toList();
  }
}
