// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes up ids that look like an engine's; the same names have the same ids everywhere. */
final class PretendedIds {
  private PretendedIds() {}

  /** The id of the image that registries have under a reference after so many newer ones. */
  static String image(String reference, int published) {
    return "sha256:" + hash("image " + reference + " " + published);
  }

  /** The id of the container that is made as this one of all. */
  static String container(String name, int made) {
    return hash("container " + name + " " + made);
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
