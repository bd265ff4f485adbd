// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.util.LinkedHashMap;
import java.util.Map;

/** A small lab that deploys, for an empty folder. */
final class SampleLab {
  private SampleLab() {}

  /** The files by their path below the homelab's folder. */
  static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "stacks/hello/compose.yaml",
        """
        # A web page at http://localhost:8080/, to try deploys with.
        services:
          web:
            image: nginx:1.27-alpine
            restart: unless-stopped
            ports:
              - "127.0.0.1:8080:80"
            volumes:
              - ./html:/usr/share/nginx/html:ro
            healthcheck:
              test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/"]
              interval: 5s
              timeout: 3s
              retries: 3
        """);
    files.put(
        "stacks/hello/html/index.html",
        """
        <!doctype html>
        <title>Hello</title>
        <p>This page comes from the stack <code>hello</code>.</p>
        """);
    return files;
  }
}
