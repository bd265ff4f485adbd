// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.DataPlace.Contents;

/**
 * A service would find something else at a path where its present container has data.
 *
 * @param service the Compose service
 * @param path the path in the container
 * @param from where its data is now
 * @param holds what is there
 * @param to what it would get
 * @param finds what is there
 * @param accept how this is named to pass it: the new volume or folder, or {@code
 *     STACK/SERVICE:PATH} where there is none
 */
public record DataMove(
    String service,
    String path,
    DataPlace from,
    Contents holds,
    DataPlace to,
    Contents finds,
    String accept) {

  /** {@code would get volume site_other (empty) at /data in place of volume site_data (…)}. */
  String sentence() {
    String other = from.equals(to) ? " of before" : "";
    return "would get "
        + words(to, finds)
        + " at "
        + path
        + " in place of "
        + words(from, holds)
        + other;
  }

  /** {@code /data volume site_data (holds data) → volume site_other (empty)}. */
  String change() {
    return path + "  " + words(from, holds) + " → " + words(to, finds);
  }

  private static String words(DataPlace place, Contents contents) {
    boolean fresh = place.kind() == DataPlace.Kind.ANONYMOUS && contents == Contents.EMPTY;
    return place.lasts() && !fresh ? place.words() + " (" + contents.words() + ")" : place.words();
  }
}
