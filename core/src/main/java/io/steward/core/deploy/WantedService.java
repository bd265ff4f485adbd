// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One Compose service as the files want it.
 *
 * @param name the Compose service
 * @param replicas how many containers it shall have
 * @param image the reference of its image
 * @param pulls whether its image may come from a registry; not when it is built or local only
 * @param fields what it sets explicitly
 * @param files regular files it has mounted
 * @param dependsOn services of the same stack it starts after
 * @param follows services whose network, process or IPC space it lives in
 * @param restartsWith services of the same stack whose end makes it start anew, those among them
 * @param volumes named volumes it may write, by name, with the place they are mounted at
 * @param mounts volumes, folders of the host and folders in memory that it has, as the files say
 * @param rollout how it wants to be updated
 */
public record WantedService(
    String name,
    int replicas,
    String image,
    boolean pulls,
    Fields fields,
    List<MountedFile> files,
    List<String> dependsOn,
    Set<String> follows,
    Set<String> restartsWith,
    Map<String, String> volumes,
    List<DataMount> mounts,
    Rollout rollout) {

  /** Keeps its own copies. */
  public WantedService {
    files = List.copyOf(files);
    dependsOn = List.copyOf(dependsOn);
    follows = Set.copyOf(follows);
    restartsWith = Set.copyOf(restartsWith);
    volumes = Map.copyOf(volumes);
    mounts = List.copyOf(mounts);
  }

  /**
   * How a service wants to be updated, in the words of Compose's {@code deploy.update_config}.
   *
   * @param monitor how long one without a health check must run to count as ready
   * @param failureAction what to do when it is not ready, if the file says so
   * @param startPeriod how long its health check may fail at first; zero without one
   * @param patience how long its health check needs at most to say unhealthy; zero without one
   */
  public record Rollout(
      Optional<Duration> monitor,
      Optional<FailureAction> failureAction,
      Duration startPeriod,
      Duration patience) {
    /** One that says nothing. */
    public static final Rollout PLAIN =
        new Rollout(Optional.empty(), Optional.empty(), Duration.ZERO, Duration.ZERO);
  }
}
