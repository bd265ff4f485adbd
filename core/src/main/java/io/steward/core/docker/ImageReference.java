// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.net.URI;

/**
 * Where the registry has what an image is called.
 *
 * @param server {@code https://…}, or {@code http://…} for a registry of this machine
 * @param repository such as {@code library/nginx}
 * @param name the tag, or the digest where there is one
 */
record ImageReference(URI server, String repository, String name) {
  private static final String HUB = "registry-1.docker.io";

  /**
   * Reads {@code [HOST/]REPOSITORY[:TAG][@DIGEST]}.
   *
   * @throws IllegalArgumentException if the host is none
   */
  static ImageReference of(String image) {
    int at = image.indexOf('@');
    String named = at < 0 ? image : image.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String whole = tagged ? named.substring(0, colon) : named;
    String tag = tagged ? named.substring(colon + 1) : "latest";
    String name = at < 0 ? tag : image.substring(at + 1);
    String host = DockerConfig.registryOf(image);
    if (whole.startsWith(host + "/")) {
      String scheme = isLoopback(host) ? "http://" : "https://";
      return new ImageReference(
          URI.create(scheme + host), whole.substring(host.length() + 1), name);
    }
    String path = whole.replaceFirst("^(index\\.)?docker\\.io/", "");
    return new ImageReference(
        URI.create("https://" + HUB), path.contains("/") ? path : "library/" + path, name);
  }

  /** Whether it is on this machine, where Docker takes a plain connection too. */
  boolean isLocal() {
    return server.getScheme().equals("http");
  }

  private static boolean isLoopback(String host) {
    String name = host.replaceFirst(":\\d+$", "");
    return name.equals("localhost")
        || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || name.equals("[::1]");
  }
}
