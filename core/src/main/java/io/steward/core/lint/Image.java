// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.Optional;

/**
 * The name of an image, taken apart as the distribution project defines it.
 *
 * @param registry where it is pulled from: {@code docker.io} unless the name begins with a host
 * @param path its repository there, {@code library/} before official images: {@code library/nginx}
 * @param tag its tag, when one is written
 * @param digest its digest, {@code sha256:} included, when one is written
 * @see <a href="https://github.com/distribution/reference">the grammar of references</a>
 */
public record Image(String registry, String path, Optional<String> tag, Optional<String> digest) {
  /** The registry of names that begin with no host. */
  public static final String DOCKER_HUB = "docker.io";

  /** Takes a name apart; any text makes an image. */
  public static Image of(String text) {
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    int colon = name.lastIndexOf(':');
    boolean tagged = colon > name.lastIndexOf('/');
    Optional<String> tag = tagged ? Optional.of(name.substring(colon + 1)) : Optional.empty();
    String bare = tagged ? name.substring(0, colon) : name;
    int slash = bare.indexOf('/');
    String first = slash < 0 ? "" : bare.substring(0, slash);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    if (host && !first.equals(DOCKER_HUB) && !first.equals("index.docker.io")) {
      return new Image(first, bare.substring(slash + 1), tag, digest);
    }
    String path = host ? bare.substring(slash + 1) : bare;
    String full = path.contains("/") || path.isEmpty() ? path : "library/" + path;
    return new Image(DOCKER_HUB, full, tag, digest);
  }

  /** The last part of its path: {@code postgres} for {@code docker.io/library/postgres:17}. */
  public String shortName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Registry and path: {@code docker.io/library/postgres}. */
  public String repository() {
    return registry + "/" + path;
  }
}
