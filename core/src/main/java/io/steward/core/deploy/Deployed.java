// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;
import java.util.Set;

/**
 * What the state knows of a stack as it was last deployed.
 *
 * @param site the stack
 * @param revision what it was told to be
 * @param wanted the same, read
 * @param left the containers that deploys left
 * @param stops what was stopped on purpose
 * @param settled marks of differences that stayed right after a deploy
 * @param accepted marks of differences that somebody accepted
 * @param onFileChange what a changed mounted file does
 */
record Deployed(
    StackSite site,
    Revision revision,
    WantedStack wanted,
    List<LeftContainers.Left> left,
    List<Stops.Stop> stops,
    Set<String> settled,
    Set<String> accepted,
    FileChange onFileChange) {

  static Deployed of(StackSite site, Revision revision, FileChange onFileChange) {
    DeployStore store = site.store();
    return new Deployed(
        site,
        revision,
        site.reader().of(site.stack(), revision),
        store.containers().of(site.key()),
        store.stops().of(site.key()),
        store.settled().marks(site.key()),
        store.accepted().marks(site.key()),
        onFileChange);
  }

  String project() {
    return revision.project();
  }
}
