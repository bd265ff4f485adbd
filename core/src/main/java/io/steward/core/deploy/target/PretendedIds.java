// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import org.apache.commons.codec.digest.DigestUtils;

/** Makes up ids that look like an engine's; the same names have the same ids everywhere. */
final class PretendedIds {
  private PretendedIds() {}

  /** The id of the image that registries have under a reference after so many newer ones. */
  static String image(String reference, int published) {
    return "sha256:" + DigestUtils.sha256Hex("image " + reference + " " + published);
  }

  /** The id of the container that is made as this one of all. */
  static String container(String name, int made) {
    return DigestUtils.sha256Hex("container " + name + " " + made);
  }
}
