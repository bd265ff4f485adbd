// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.nio.file.Path;

/**
 * Something mounted into a container.
 *
 * @param path where the container has it, absolute
 * @param place what it is
 * @param writable whether the container may write there
 */
public record DataMount(String path, DataPlace place, boolean writable) {
  /** A slash at the end of a path means nothing. */
  public DataMount {
    path = Path.of(path).normalize().toString();
  }

  /** Whether what the container writes there stays. */
  boolean keeps() {
    return writable && place.lasts();
  }

  /** Whether a path of the container is this one or lies below it. */
  boolean covers(String other) {
    return other.equals(path) || other.startsWith(path.endsWith("/") ? path : path + "/");
  }

  /** Where a path below this one is kept. */
  DataPlace at(String other) {
    return place.kind() == DataPlace.Kind.FOLDER
        ? DataPlace.folder(place.name() + "/" + other.substring(path.length()))
        : place;
  }
}
