// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Survey.Seen;
import java.util.Set;

/** Knows Watchtower, which replaces containers when their images get newer. */
final class Watchtower {
  private static final Set<String> IMAGES =
      Set.of(
          "containrrr/watchtower",
          "nicholas-fedor/watchtower",
          "nickfedor/watchtower",
          "beatkind/watchtower",
          "v2tec/watchtower");

  private Watchtower() {}

  /** Whether a container is a Watchtower. */
  static boolean isOne(Seen container) {
    String image = container.state().fields().find("image").orElse("");
    return IMAGES.stream().anyMatch(known -> isOf(image, known));
  }

  private static boolean isOf(String image, String repository) {
    String name = image.replaceFirst("@.*", "");
    int tag = name.lastIndexOf(':');
    String bare = tag > name.lastIndexOf('/') ? name.substring(0, tag) : name;
    return bare.equals(repository) || bare.endsWith("/" + repository);
  }
}
