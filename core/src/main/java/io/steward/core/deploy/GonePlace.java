// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/**
 * A folder or file of the host that a service has mounted and that is not there any more. The
 * engine would make an empty folder in its place.
 *
 * @param service the Compose service
 * @param path where its containers have it
 * @param place what is gone
 */
public record GonePlace(String service, String path, DataPlace place) {
  /** {@code /srv/site/data, which db has at /data, is gone}. */
  String sentence() {
    return place.name() + ", which " + service + " has at " + path + ", is gone";
  }
}
