// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.DataPlace.Contents;
import io.steward.core.deploy.DataPlace.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a target can tell of the data of its containers. Looks only; where it cannot look it says
 * so, and never that there is nothing. Thread-safe.
 */
public interface DataSight {
  /** What these containers have mounted, by their ids; those that are gone are left out. */
  Map<String, List<DataMount>> mounts(Set<String> ids);

  /** What a container, running or not, has at one of its paths. */
  Contents contents(String id, String path);

  /**
   * What a running container has in a folder of the host to which the path of its mount does not
   * lead any more, as a link leads elsewhere or another folder has its name. Empty when it still
   * leads there, and where that cannot be seen.
   */
  default Optional<Contents> parted(String id, DataMount mount) {
    return Optional.empty();
  }

  /**
   * How a container has one of its mounts; a running one still has what was taken from its path
   * since. As the place is, where that cannot be seen.
   */
  default Seen seen(String id, DataMount mount) {
    return seen(mount.place());
  }

  /** What lies in a volume, or in a folder or file of the target's host. */
  Seen seen(DataPlace place);
}
